import type { CloudwatchOptions, Subscriber } from "../../compilers/cloudwatch";
import type { CloudwatchConfig } from "../config/cloudwatch";
import { byName } from "./draft";

/** The section as compilers read it. @param absolute the absolute path of a directory of the config */
export function cloudwatchOptions(config: CloudwatchConfig, absolute: (directory: string) => string): CloudwatchOptions {
  const { region, account, metrics, collector, image, notify, topics, hook, dashboard, anomalies, databases, dollarsPerGigabyte } = config;
  return {
    region,
    account,
    metrics,
    collector: collector.kind === "host" ? { kind: "host", directory: absolute(collector.directory) } : collector,
    image,
    subscribers: byName(notify).map(([name, it]): Subscriber => ({ name, ...it })),
    ...(topics.kmsKey !== undefined && { kmsKey: topics.kmsKey }),
    ...(hook !== undefined && { hookParameter: hook.parameter }),
    dashboard,
    anomalies,
    databases,
    ...(dollarsPerGigabyte !== undefined && { dollarsPerGigabyte }),
  };
}
