import { strict as assert } from "node:assert";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pc from "picocolors";

import { check, EXIT } from "../../cli/check";
import { checks } from "../../cli/checks";
import { givenAddress } from "../../cli/servers/given-address";
import { type Login, readLogin } from "../../cli/servers/login";
import { checkout } from "../support/engine";

const SECRET = "login-canary";
const BASIC = `Basic ${Buffer.from(`12345:${SECRET}`).toString("base64")}`;

describe("npm run check behind a login", () => {
  let folder: string;
  let server: Server;
  let url: string;
  /** How a request is answered that has the login. */
  let inside: { readonly status: number; readonly body: string; readonly location?: string };

  before((done) => {
    folder = mkdtempSync(join(tmpdir(), "aura-login-"));
    server = createServer(({ headers }, response) => {
      if (headers.authorization !== BASIC) return void response.writeHead(401).end(`you sent ${headers.authorization}`);
      response.writeHead(inside.status, inside.location === undefined ? {} : { location: inside.location }).end(inside.body);
    }).listen(0, "127.0.0.1", done);
  });
  before(() => void (url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  beforeEach(() => void (inside = { status: 200, body: '{"status":"success","data":{"version":"3.15.0"}}' }));
  after(() => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const file = (text: string, name = "http.yml"): string => {
    writeFileSync(join(folder, name), text, { mode: 0o600 });
    return join(folder, name);
  };
  const run = async (login: Login | undefined, only: readonly string[]) => {
    const written: string[] = [];
    const both = login === undefined ? {} : { prometheusLogin: login, alertmanagerLogin: login };
    const status = await check(
      { root: checkout, stack: "demo", prometheus: url, alertmanager: url, only, ...both },
      { colors: pc.createColors(false), write: (text) => void written.push(text), columns: 400 },
    );
    const text = written.join("");
    assert.doesNotMatch(text, new RegExp(`${SECRET}|${BASIC.slice(6)}`));
    return { status, text };
  };
  const basic = (): Promise<Login> => readLogin(file(`basic_auth: { username: "12345", password: ${SECRET} }`));

  it("says of 401 that a login is asked for, and how to give it, not that the server does not run", async () => {
    for (const [name, only] of [
      ["Prometheus", "prometheus-reachable"],
      ["Alertmanager", "alertmanager-reachable"],
    ] as const) {
      const { status, text } = await run({ authorization: `Bearer ${SECRET}` }, [only]);
      assert.equal(status, EXIT.findings);
      assert.match(text, new RegExp(`✖ ${name} answers 401`));
      assert.match(text, /asks for a login/);
      assert.match(text, new RegExp(`--${name.toLowerCase()}-http-config`));
      assert.doesNotMatch(text, /not running|[Ss]tart /);
    }
  });

  it("gets in with what promtool's own file says", async () => {
    file(`${SECRET}\n`, "password");
    for (const login of [await basic(), await readLogin(file('basic_auth: { username: "12345", password_file: password }'))])
      assert.match((await run(login, ["prometheus-reachable"])).text, /✔ Prometheus answers +Prometheus 3\.15\.0/);
    assert.deepEqual(
      await readLogin(file("authorization: { credentials_file: password }\nhttp_headers: { X-Scope-OrgID: { values: [team-a] } }")),
      {
        "X-Scope-OrgID": "team-a",
        authorization: `Bearer ${SECRET}`,
      },
    );
  });

  it("takes no page of another server for good, whichever check is asked", async () => {
    for (const answer of [
      { status: 200, body: "<html>login</html>" },
      { status: 200, body: "{}" },
      { status: 302, body: "", location: `${url}/login` },
      { status: 404, body: "not found" },
      { status: 503, body: "" },
      { status: 200, body: "prometheus_build_info 1\n" },
    ]) {
      inside = answer;
      for (const { id } of checks)
        assert.notEqual((await run(await basic(), [id])).status, EXIT.passed, `${id}: ${answer.status} ${answer.body}`);
    }
  });

  it("says what is wrong with the file, and nothing of what is in it", async () => {
    for (const [text, words] of [
      [`basic_auth: { username: a, passwort: ${SECRET} }`, /Unrecognized key/],
      [`basic_auth: { username: a }`, /basic_auth\.password is missing/],
      [`${SECRET}: [`, /is not YAML/],
      [SECRET, /expected object/],
      [`tls_config: { ca: ${SECRET} }`, /NODE_EXTRA_CA_CERTS/],
      [`authorization: { credentials: "${SECRET}\\n2" }`, /characters that no header may have/],
      [`authorization: { credentials_file: nowhere }`, /cannot be read: ENOENT/],
      [`basic_auth: { username: a, password: ${SECRET} }\nauthorization: { credentials: ${SECRET} }`, /the same header/],
    ] as const)
      await assert.rejects(readLogin(file(text)), ({ name, message }: Error) => {
        assert.equal(name, "WrongUsage");
        assert.match(message, words);
        return !message.includes(SECRET);
      });
  });

  it("refuses a login in an address, and does not repeat it", () => {
    for (const option of ["--prometheus", "--alertmanager"] as const) {
      assert.throws(
        () => givenAddress(option)(`http://me:${SECRET}@127.0.0.1:9090`),
        ({ message }: Error) => message.startsWith(`${option} holds a user or password`) && !message.includes(SECRET),
      );
      assert.throws(() => givenAddress(option)("127.0.0.1:9090"), /is not an address/);
      assert.equal(givenAddress(option)("http://127.0.0.1:9090/"), "http://127.0.0.1:9090");
    }
  });
});
