import { createPace, REQUESTS_PER_MINUTE } from "./pace";
import { retryDelay } from "./retry-delay";
import { type OnWait, realTime, type Waiting } from "./waiting";

/** What came back. Every status is an answer. */
export type Answer =
  | { readonly kind: "answer"; readonly status: number; readonly text: string; readonly retryAfter: string | undefined }
  | { readonly kind: "none"; readonly why: string };

/** Asks until there is an answer that stays. */
export type PatientFetch = (url: string, init: RequestInit) => Promise<Answer>;

const ATTEMPTS = 5;
/** Milliseconds. */
const TIMEOUT = 30_000;

/** How patience is spent. */
export interface Patience {
  /** @default the machine's clock */
  readonly waiting?: Waiting;
  /** @default nobody is told */
  readonly onWait?: OnWait;
  /** @default {@link REQUESTS_PER_MINUTE} */
  readonly perMinute?: number;
}

/** A fetch that keeps Aura's pace, honours `Retry-After`, and asks up to five times where an answer may only be missing for now. */
export function patientFetch({ waiting = realTime, onWait = () => {}, perMinute = REQUESTS_PER_MINUTE }: Patience = {}): PatientFetch {
  const turn = createPace(perMinute, waiting, onWait);
  return async (url, init) => {
    for (let attempt = 1; ; attempt++) {
      await turn();
      const answer = await once(url, init);
      const delay = attempt < ATTEMPTS ? retryDelay(answer, attempt, waiting.now()) : undefined;
      if (delay === undefined) return answer;
      onWait(delay, answer.kind === "none" ? answer.why : `it answered ${answer.status}`);
      await waiting.sleep(delay);
    }
  };
}

async function once(url: string, init: RequestInit): Promise<Answer> {
  try {
    // A redirect would lead the secret elsewhere.
    const response = await fetch(url, { ...init, redirect: "manual", signal: AbortSignal.timeout(TIMEOUT) });
    return {
      kind: "answer",
      status: response.status,
      text: await response.text(),
      retryAfter: response.headers.get("retry-after") ?? undefined,
    };
  } catch (error) {
    return { kind: "none", why: whyNone(error) };
  }
}

function whyNone(error: unknown): string {
  const { name, message, cause } = error as Error & { readonly cause?: { readonly code?: string; readonly message?: string } };
  if (name === "TimeoutError") return `no answer in ${TIMEOUT / 1_000} s`;
  if (cause?.code === "ECONNREFUSED") return "nothing listens there";
  if (cause?.code === "ENOTFOUND") return "there is no such host";
  return cause?.message ?? message;
}
