import type { z } from "zod";

import type { Reply } from "../../../demo/simulator/server/http";

/** A request that its operation's contract let through. */
export interface Asked<Body = unknown> {
  /** The parts of the path that stand for something, decoded. */
  readonly ids: readonly string[];
  readonly query: URLSearchParams;
  readonly body: Body;
  /** Organisation that is asked for. */
  readonly org: number;
}

/** One documented request of Grafana's HTTP API. */
export interface Operation<Body = unknown> {
  readonly method: string;
  /** The documented path; `:name` stands for one part of it. */
  readonly path: string;
  /** The documented action that a token needs. */
  readonly needs: string;
  /** The documented query parameters. @default none */
  readonly query?: readonly string[];
  /** The documented body; nothing else may be in it. @default none is taken */
  readonly body?: z.ZodType<Body>;
  readonly answer: (asked: Asked<Body>) => Reply;
}

/** An operation whose body's type follows from its schema. */
export const operation = <Body = undefined>(it: Operation<Body>): Operation => it as unknown as Operation;
