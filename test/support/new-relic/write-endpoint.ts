import { createServer } from "node:http";
import { parse } from "protobufjs";
import { uncompress } from "snappyjs";

/** A series that arrived, with its newest value. */
export interface Arrived {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A stand-in of New Relic's remote-write endpoint. */
export interface WriteEndpoint {
  readonly url: string;
  /** Every series that arrived, once. */
  readonly series: () => readonly Arrived[];
  /** The values of the header Authorization that were sent. */
  readonly keys: () => readonly string[];
  readonly stop: () => Promise<void>;
}

/** The part of https://github.com/prometheus/prometheus/blob/main/prompb/remote.proto that is read here. */
const PROTO = `syntax = "proto3"; package prometheus;
message Label { string name = 1; string value = 2; }
message Sample { double value = 1; int64 timestamp = 2; }
message TimeSeries { repeated Label labels = 1; repeated Sample samples = 2; }
message WriteRequest { repeated TimeSeries timeseries = 1; }`;

interface WriteRequest {
  readonly timeseries: readonly {
    readonly labels: readonly { readonly name: string; readonly value: string }[];
    readonly samples: readonly { readonly value: number }[];
  }[];
}

/** Starts it on a free port of 127.0.0.1. */
export async function startWriteEndpoint(): Promise<WriteEndpoint> {
  const type = parse(PROTO).root.lookupType("prometheus.WriteRequest");
  const arrived = new Map<string, Arrived>();
  const keys = new Set<string>();
  const take = (body: Buffer): void => {
    const request = type.toObject(type.decode(uncompress(body)), { arrays: true }) as WriteRequest;
    for (const { labels, samples } of request.timeseries) {
      const it = Object.fromEntries(labels.map(({ name, value }) => [name, value]));
      const value = samples.at(-1)?.value;
      if (value !== undefined && !Number.isNaN(value)) arrived.set(JSON.stringify(it), { labels: it, value });
    }
  };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      keys.add(String(request.headers.authorization));
      take(Buffer.concat(parts));
      response.statusCode = 202;
      response.end();
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    url: `http://127.0.0.1:${address.port}/prometheus/v1/write?prometheus_server=aura-prod`,
    series: () => [...arrived.values()],
    keys: () => [...keys],
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
