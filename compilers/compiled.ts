import type { Alert, Backend } from "../catalog/model";
import { Unsupported } from "../languages/unsupported";

/** Something a backend cannot say. Reported, never approximated. */
export interface Gap {
  readonly alert: string;
  readonly reason: string;
}

/** A gap, and where it is. */
export interface BackendGap extends Gap {
  readonly backend: Backend;
}

/** Says where gaps are. */
export const gapsIn = (backend: Backend, gaps: readonly Gap[]): readonly BackendGap[] => gaps.map((it) => ({ backend, ...it }));

/** What a compiler returns: documents, and what it had to leave out. */
export interface Compiled<Document> {
  readonly documents: readonly Document[];
  readonly gaps: readonly Gap[];
}

/** Compiles each alert on its own, so that one gap never costs another alert. */
export function compileEach<A extends Alert, Document>(
  alerts: readonly A[],
  compile: (alert: A) => readonly Document[],
): Compiled<Document> {
  const documents: Document[] = [];
  const gaps: Gap[] = [];
  for (const alert of alerts) {
    try {
      documents.push(...compile(alert));
    } catch (error) {
      if (!(error instanceof Unsupported)) throw error;
      gaps.push({ alert: alert.id, reason: error.message });
    }
  }
  return { documents, gaps };
}
