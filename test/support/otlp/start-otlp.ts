import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";

import protobuf from "protobufjs";

import { OTLP_PROTO } from "./otlp.proto";

/** One data point as it arrived. */
export interface Point {
  readonly name: string;
  readonly kind: "gauge" | "sum";
  /** Attributes of the data point, and with `@resource.` in front those of its resource, as CloudWatch's PromQL shows them. */
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
  /** Milliseconds since the epoch. */
  readonly timestamp: number;
  /** Whether it only says that there is none. */
  readonly absent: boolean;
}

/** A stand-in of CloudWatch's OTLP endpoint on 127.0.0.1: it takes what its limits allow, and remembers it. */
export interface OtlpEndpoint {
  readonly url: string;
  readonly points: () => readonly Point[];
  readonly authorizations: () => readonly string[];
  /** Statuses of all answers, in order. */
  readonly answers: () => readonly number[];
  /** Bytes of what was taken, decompressed. */
  readonly bytes: () => number;
  /** Answers the next requests with this status. */
  readonly refuse: (status: number, times: number) => void;
  readonly forget: () => void;
  readonly stop: () => Promise<void>;
}

const Request = protobuf.parse(OTLP_PROTO, { keepCase: true }).root.lookupType("ExportMetricsServiceRequest");
/** Limits of a request: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-OTLPEndpoint.html */
const LIMITS = { bytes: 1_048_576, points: 1_000 };

/** Starts it at a free port. */
export async function startOtlp(): Promise<OtlpEndpoint> {
  let points: Point[] = [];
  let refusals: number[] = [];
  let bytes = 0;
  const [authorizations, answers]: [string[], number[]] = [[], []];
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      const refused = refusals.shift();
      const status = refused ?? statusOf(request, body);
      if (status === 200) {
        points.push(...pointsIn(body));
        bytes += body.length;
      }
      authorizations.push(request.headers.authorization ?? "");
      answers.push(status);
      response.writeHead(status, { "content-type": "application/x-protobuf" }).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    points: () => points,
    authorizations: () => authorizations,
    answers: () => answers,
    bytes: () => bytes,
    refuse: (status, times) => void (refusals = Array.from({ length: times }, () => status)),
    forget: () => void (points = []),
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const body = Buffer.concat(parts);
  return request.headers["content-encoding"] === "gzip" ? gunzipSync(body) : body;
}

function statusOf(request: IncomingMessage, body: Buffer): number {
  if (request.url !== "/v1/metrics" || request.method !== "POST") return 404;
  return body.length > LIMITS.bytes || pointsIn(body).length > LIMITS.points ? 400 : 200;
}

interface Attribute {
  readonly key: string;
  readonly value: Readonly<Record<string, string | number | boolean>>;
}
type Data = { readonly data_points?: readonly Readonly<Record<string, unknown>>[] } | undefined;

function pointsIn(body: Buffer): Point[] {
  const sent = Request.toObject(Request.decode(body), { longs: Number, oneofs: false }) as {
    readonly resource_metrics?: readonly {
      readonly resource?: { readonly attributes?: readonly Attribute[] };
      readonly scope_metrics?: readonly {
        readonly metrics?: readonly { readonly name: string; readonly gauge?: Data; readonly sum?: Data }[];
      }[];
    }[];
  };
  return (sent.resource_metrics ?? []).flatMap(({ resource, scope_metrics: scopes = [] }) => {
    const ofResource = labelsOf(resource?.attributes, "@resource.");
    return scopes.flatMap(({ metrics = [] }) =>
      metrics.flatMap(({ name, gauge, sum }) =>
        ((gauge ?? sum)?.data_points ?? []).map((it): Point => ({
          name,
          kind: gauge === undefined ? "sum" : "gauge",
          labels: { ...labelsOf(it.attributes as readonly Attribute[] | undefined), ...ofResource },
          value: Number(it.as_double ?? it.as_int ?? 0),
          timestamp: Math.round(Number(it.time_unix_nano) / 1e6),
          absent: (Number(it.flags ?? 0) & 1) === 1,
        })),
      ),
    );
  });
}

const labelsOf = (attributes: readonly Attribute[] = [], prefix = ""): Readonly<Record<string, string>> =>
  Object.fromEntries(attributes.map(({ key, value }) => [`${prefix}${key}`, String(Object.values(value)[0] ?? "")]));
