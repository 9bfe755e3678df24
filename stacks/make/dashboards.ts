import * as pulumi from "@pulumi/pulumi";

import { FileSet } from "../../components/file-set";
import type * as grafanaSidecar from "../../components/grafana-sidecar";
import type * as grafanaTarget from "../../components/grafana-target";
import { load } from "../../components/load";
import type { CompiledGrafana } from "../compile";
import type { AuraMonitoringArgs } from "../monitoring";
import { withValues } from "./grafana-values";
import type { Made } from "./made";

/** Puts dashboards where Grafana finds them. */
export function makeDashboards(name: string, compiled: CompiledGrafana, args: AuraMonitoringArgs, parent: pulumi.Resource): Made {
  switch (compiled.kind) {
    case "files": {
      const { id, ...set } = compiled.set;
      const files = new FileSet(`${name}-${id}`, { ...set, directory: compiled.directory, checks: [...set.checks] }, { parent });
      return { paths: pulumi.output({ [id]: files.path }) };
    }
    case "provider": {
      const { GrafanaTarget } = load(() => require("../../components/grafana-target") as typeof grafanaTarget, "grafana.kind: provider");
      return new GrafanaTarget(`${name}-grafana`, withValues(compiled.api, args.secrets), { parent });
    }
    case "sidecar": {
      const { GrafanaSidecar } = load(() => require("../../components/grafana-sidecar") as typeof grafanaSidecar, "grafana.kind: sidecar");
      const { facts, objects, context } = compiled;
      const cluster = {
        ...(args.kubeconfig !== undefined && { kubeconfig: args.kubeconfig }),
        ...(context !== undefined && { context }),
      };
      return new GrafanaSidecar(`${name}-grafana`, { facts, objects, ...cluster }, { parent });
    }
  }
}
