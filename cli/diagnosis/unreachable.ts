import type { Finding } from "../checks/check";
import type { ServerUnreachable } from "../servers/server-unreachable";

/** A login is missing or refused, or the answer sends to the page of one. */
const asksForLogin = (status: number): boolean => [401, 403, 407].includes(status) || (status >= 300 && status < 400);

/** Why a server cannot be asked, and what to do. @param without what follows, as "nobody is told of any alert" */
export function unreachableFinding(error: ServerUnreachable, without: string): Finding {
  const { server, url, why, status } = error;
  return { what: whatOf(error), details: [`${url}: ${why}`], cause: causeOf(server, status), fix: `${sentence(wayTo(error))} ${without}` };
}

const whatOf = ({ server, status }: ServerUnreachable): string =>
  status === undefined ? `${server} does not answer` : status === 200 ? `what answers is not ${server}` : `${server} answers ${status}`;

function causeOf(server: string, status: number | undefined): string {
  const key = server.toLowerCase();
  if (status === undefined) return `It is not running, or ${key}.url in the stack config is not its address as seen from here.`;
  if (asksForLogin(status)) return "It, or a proxy before it, asks for a login, or refuses the one that was given.";
  if (status >= 500) return "It, or a proxy before it, fails.";
  return `Another server is there, a login page, or the path is missing under which ${server} is served.`;
}

/** What makes a server answer, in words that go on after an arrow. */
export function wayTo({ server, status }: ServerUnreachable): string {
  const option = `--${server.toLowerCase()}`;
  if (status === undefined) return `start ${server}, or say where it is with ${option}; its log says why it ended`;
  if (asksForLogin(status)) return `give the login in a file with ${option}-http-config, as promtool's and amtool's --http.config.file`;
  if (status >= 500) return `look at the log of ${server} and of what stands before it`;
  return `correct ${server.toLowerCase()}.url in the stack config, or give ${option}, with its whole path`;
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
