import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { freePorts } from "../../../demo/processes/free-ports";
import { startServer } from "../start-server";
import { speakCbor } from "./cloudwatch-protocol";

/** moto's server on 127.0.0.1: a stand-in of AWS that others wrote. */
export interface Moto {
  /** All services but CloudWatch. */
  readonly url: string;
  /** CloudWatch, in the protocol that the provider speaks. */
  readonly cloudwatchUrl: string;
  /** Asks CloudWatch. */
  readonly cloudwatch: (operation: string, input?: object) => Promise<Readonly<Record<string, unknown>>>;
  readonly stop: () => Promise<void>;
}

const AUTHORIZATION = "AWS4-HMAC-SHA256 Credential=testing/20260101/eu-west-1/monitoring/aws4_request, SignedHeaders=host, Signature=none";

/** Starts it and waits until it answers. */
export async function startMoto(): Promise<Moto> {
  const folder = await mkdtemp(join(tmpdir(), "aura-moto-"));
  const [port = 0] = await freePorts(1);
  const url = `http://127.0.0.1:${port}`;
  const isReady = async (): Promise<boolean> => (await fetch(`${url}/moto-api/`)).ok;
  const args = ["-m", "moto.server", "-H", "127.0.0.1", "-p", String(port)];
  const running = await startServer({ program: "moto-python", args, folder, isReady });
  const spoken = speakCbor(url);
  await new Promise<void>((done) => spoken.listen(0, "127.0.0.1", done));
  return {
    url,
    cloudwatchUrl: `http://127.0.0.1:${(spoken.address() as AddressInfo).port}`,
    cloudwatch: async (operation, input = {}) => {
      const headers = {
        authorization: AUTHORIZATION,
        "content-type": "application/x-amz-json-1.0",
        "x-amz-target": `GraniteServiceVersion20100801.${operation}`,
      };
      return (await (await fetch(`${url}/`, { method: "POST", headers, body: JSON.stringify(input) })).json()) as Record<string, unknown>;
    },
    stop: async () => {
      spoken.close();
      spoken.closeAllConnections();
      await running.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
