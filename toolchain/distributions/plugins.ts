import { distribution } from "../program";

const plugin = <const N extends string, const V extends string>(provider: N, version: V, server = "", versionArgs?: readonly string[]) =>
  distribution({
    name: `pulumi-resource-${provider}`,
    version,
    minimum: version,
    programs: [{ name: `pulumi-resource-${provider}`, ...(versionArgs && { versionArgs }) }],
    sharedVersion: version,
    install: `run: pulumi plugin install resource ${provider} ${version}${server}`,
  });

const tellsVersion = ["-version"];

/**
 * Resource plugins. The engine downloads them by itself where it can reach their host, so they are neither downloaded nor built
 * here: only what is on PATH or in the shared tools is offered.
 */
export const kubernetesPlugin = plugin("kubernetes", "4.32.0");
export const grafanaPlugin = plugin("grafana", "2.38.0", " --server github://api.github.com/pulumiverse", tellsVersion);
export const datadogPlugin = plugin("datadog", "5.8.0", "", tellsVersion);
export const pagerdutyPlugin = plugin("pagerduty", "4.32.0", "", tellsVersion);
export const newrelicPlugin = plugin("newrelic", "5.73.0", "", tellsVersion);
export const awsPlugin = plugin("aws", "7.48.0", "", tellsVersion);
