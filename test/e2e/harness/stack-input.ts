import type { StackConfigInput } from "../../../stacks/config";

/** The Aura project of these tests. */
export const PROJECT = "d3300000-0000-5000-8000-0000000000e2";
/** The client that a stack begins with. */
export const CLIENT = "reader";

type Sections = { readonly [K in keyof StackConfigInput]?: StackConfigInput[K] };
type Project = StackConfigInput["aura"]["projects"][string];

/** What servers there are. */
export interface Addresses {
  /** Origin of the simulated Aura. */
  readonly aura: string;
  readonly prometheus: string;
  readonly alertmanager: string;
  /** PagerDuty's event address. */
  readonly pagerDuty: string;
  /** Where the sets of files go. */
  readonly directory: string;
}

/** What one test says beside the usual. */
export interface Said {
  /** How the Aura project differs; its instances above all. */
  readonly project: Partial<Project> & Pick<Project, "instances">;
  /** Whole sections in place of the usual ones. */
  readonly sections?: Sections;
}

/**
 * A stack config with short intervals: everybody is told at once, through PagerDuty. Nothing else differs from what a user may write.
 * The scrape interval is 2 s: a server that is not Aura's may be asked that often.
 */
export function stackInput(
  { aura, prometheus, alertmanager, pagerDuty, directory }: Addresses,
  { project, sections }: Said,
): StackConfigInput {
  return {
    environment: "test",
    aura: {
      metricsUrl: aura,
      tokenUrl: `${aura}/oauth/token`,
      projects: { shop: { id: PROJECT, clientId: CLIENT, clientSecret: "aura", ...project } },
    },
    scrape: { interval: "2s" },
    prometheus: { kind: "files", directory, mode: "own", url: prometheus, reload: "post" },
    alertmanager: { mode: "own", url: alertmanager },
    contacts: { pager: { kind: "pagerduty", routingKey: "pagerduty", url: pagerDuty } },
    routes: [{ to: "pager", groupWait: "0s", groupInterval: "1s" }],
    retention: { time: "1d" },
    ...sections,
  };
}
