import type { PlannedRemoteWrite } from "../../catalog/model";
import type { RemoteWriteInput } from "../config/storage";
import { parseSafeAddress } from "../values/address";
import { byName, type Draft, given } from "./draft";

const SECRET_HEADERS = /^(authorization|cookie|proxy-authorization|api-key|x-api-key|x-.*-(key|token))$/i;

/** Reads the section `remoteWrite`, in the order of the names. */
export const resolveRemoteWrite = (draft: Draft): readonly PlannedRemoteWrite[] =>
  byName(draft.config.remoteWrite).map(([name, target]) => {
    const auth = authOf(target);
    reportTarget(`remoteWrite.${name}`, target, draft);
    reportFiles(`remoteWrite.${name}.tls`, target.tls, draft);
    if (auth !== undefined && isUnsafe(target.url)) {
      draft.report({
        path: `remoteWrite.${name}.url`,
        value: target.url,
        problem: "is not encrypted, and credentials are sent there",
        fix: `write https://${new URL(target.url).host}…`,
      });
    }
    return {
      name,
      url: target.url,
      headers: { ...target.headers, ...(target.tenant !== undefined && { "X-Scope-OrgID": target.tenant }) },
      ...(auth !== undefined && { auth }),
      ...(target.tls !== undefined && { tls: given(target.tls) }),
      ...(target.queue !== undefined && { queue: given(target.queue) }),
    };
  });

const isUnsafe = (url: string): boolean => !("value" in parseSafeAddress(url));

function authOf({ username, password, token, sigv4 }: RemoteWriteInput): PlannedRemoteWrite["auth"] {
  if (sigv4 !== undefined) return { kind: "sigv4", region: sigv4.region, ...(sigv4.roleArn !== undefined && { roleArn: sigv4.roleArn }) };
  if (token !== undefined) return { kind: "bearer", credentials: token };
  return username === undefined || password === undefined ? undefined : { kind: "basic", username, password };
}

/** Pods of the stack's own mount Secrets, and no other file of a machine. */
function reportFiles(path: string, tls: RemoteWriteInput["tls"], { config, report }: Draft): void {
  if (tls === undefined || config.prometheus.kind !== "standalone") return;
  for (const key of ["ca", "certificate", "key"] as const)
    if (tls[key] !== undefined)
      report({
        path: `${path}.${key}`,
        value: tls[key],
        problem: "is a file of a server's machine, and pods of prometheus.kind: standalone do not see it",
        fix: "remove it, and let the storage have a certificate that the image's own authorities signed",
      });
}

function reportTarget(path: string, { headers, username, password, token, sigv4, tenant, tls }: RemoteWriteInput, { report }: Draft): void {
  if (tls !== undefined && (tls.certificate === undefined) !== (tls.key === undefined))
    report({
      path: `${path}.tls`,
      problem: tls.certificate === undefined ? "has a key and no certificate" : "has a certificate and no key",
      fix: "give both or neither",
    });
  if ([password ?? username, token, sigv4].filter((it) => it !== undefined).length > 1) {
    report({ path, problem: "signs its requests in several ways", fix: "keep one of: username with password, token, sigv4" });
  } else if ((username === undefined) !== (password === undefined)) {
    const isGrafana = username === undefined && tenant !== undefined;
    report({
      path,
      problem: username === undefined ? "has a password and no username" : "has a username and no password",
      fix: isGrafana ? "add username (often the tenant)" : "give both or neither",
    });
  }
  for (const header of Object.keys(headers).filter((it) => SECRET_HEADERS.test(it))) {
    report({ path: `${path}.headers.${header}`, problem: "is a header that holds a secret", fix: "name the secret in password or token" });
  }
}
