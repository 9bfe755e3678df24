import * as z from "zod";
import { addressText } from "../values/address";
import { positiveDurationText } from "../values/duration";
import { nameKey } from "../values/names";
import { secretReference } from "../values/secret-reference";
import { diskSizeText } from "../values/size";

const absolutePath = () =>
  z.string().regex(/^\/[^\0]*[^/\0]$/, "is not an absolute path of a file → write it from /, as the server's machine has it");

/** The section `retention`: how long an own Prometheus keeps data. */
export const retention = z
  .strictObject({
    time: positiveDurationText()
      .prefault("400d")
      .describe("How long. Capacity and cost are judged over months, so a year and a month by default."),
    size: diskSizeText().optional().describe("How much at most, as 50GB: the oldest goes first. Default: no limit."),
  })
  .prefault({});

const tls = z.strictObject({
  ca: absolutePath().optional().describe("File of the certificate authority, on the server's machine. Default: the system's."),
  certificate: absolutePath().optional().describe("File of a client certificate, with key."),
  key: absolutePath().optional().describe("File of its key."),
  serverName: z.string().min(1).optional().describe("Name that the certificate must have. Default: the host of url."),
});

const queue = z.strictObject({
  maxShards: z.int().min(1).max(1000).optional().describe("Connections at most. Default: Prometheus's own."),
  capacity: z.int().min(1).optional().describe("Samples that one connection holds. Default: Prometheus's own."),
  samplesPerSend: z.int().min(1).optional().describe("Samples in one request at most. Default: Prometheus's own."),
});

const target = z.strictObject({
  url: addressText().describe("Where samples are written."),
  tenant: z.string().min(1).optional().describe("Tenant of Mimir or Grafana Cloud (header X-Scope-OrgID)."),
  headers: z.record(z.string(), z.string()).prefault({}).describe("More headers; never one that holds a secret."),
  username: z.string().min(1).optional().describe("User, with password."),
  password: secretReference().optional().describe("Name of the secret that holds the password."),
  token: secretReference().optional().describe("Name of the secret that holds a bearer token."),
  sigv4: z
    .strictObject({
      region: z.string().min(1).describe("AWS region."),
      roleArn: z.string().min(1).optional().describe("Role to assume."),
    })
    .optional()
    .describe("Signs requests for Amazon Managed Prometheus."),
  tls: tls.optional().describe("TLS, where it is not the usual one."),
  queue: queue
    .optional()
    .describe("How samples wait. What is refused for its rate (429) is sent again, and what is unsent is kept for two hours."),
});

/** The section `remoteWrite`: long-term storage, by a name of your own. */
export const remoteWrite = z.record(nameKey(), target).prefault({});

/** One place that samples are written to, as the config has it. */
export type RemoteWriteInput = z.output<typeof target>;
