import type { Cluster } from "../cluster";
import type { PreflightInputs } from "../preflight-inputs";
import { GOOD, type Report, together, unchecked, wrong } from "../report";

const OWNER = "app.kubernetes.io/instance";

/** An object of the same name that is not the stack's would be overwritten without a word. */
export async function checkOwnership(cluster: Cluster, { namespace, owner, objects }: PreflightInputs): Promise<Report> {
  const hidden = new Set<string>();
  const reports = objects.map(async (it): Promise<Report> => {
    const answer = await cluster.object({ ...it, namespace });
    if (answer.kind === "missing" || hidden.has(it.kind)) return GOOD;
    if (answer.kind === "forbidden") {
      hidden.add(it.kind);
      return unchecked(`whether another owns a ${it.kind} of the same name`, answer.words);
    }
    const theirs = answer.value.metadata?.labels?.[OWNER];
    if (theirs === owner) return GOOD;
    const whose = theirs === undefined ? `has no label ${OWNER}` : `belongs to ${theirs}`;
    return wrong(`${it.kind} ${namespace}/${it.name} exists and ${whose}`, "delete or rename it, or give the stack another identity");
  });
  return together(await Promise.all(reports));
}
