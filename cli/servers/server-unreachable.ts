/** A server that did not answer, or not as it should. A check that meets it could not check. */
export class ServerUnreachable extends Error {
  /**
   * @param server what people call it, as Prometheus
   * @param url where it should be
   * @param why in words, as "nothing listens there"
   * @param status of its answer; undefined where none came
   */
  constructor(
    readonly server: string,
    readonly url: string,
    readonly why: string,
    readonly status?: number,
  ) {
    super(`${server} at ${url}: ${why}`);
    this.name = "ServerUnreachable";
  }
}
