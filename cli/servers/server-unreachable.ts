/** A server that did not answer, or not as it should. A check that meets it could not check. */
export class ServerUnreachable extends Error {
  /**
   * @param server what people call it, as Prometheus
   * @param url where it should be
   * @param why in words, as "nothing listens there"
   */
  constructor(
    readonly server: string,
    readonly url: string,
    readonly why: string,
  ) {
    super(`${server} at ${url}: ${why}`);
    this.name = "ServerUnreachable";
  }
}
