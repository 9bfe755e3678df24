export type { Channel, Received } from "./inbox";
export type { Incident } from "./incidents";
export type { PagerDutyEvent } from "./pagerduty-event";
export type { SlackAttachment, SlackMessage } from "./slack";
export { startSinks, type SinkOptions, type Sinks } from "./start-sinks";
