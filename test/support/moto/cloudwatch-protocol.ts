import { createServer, type IncomingMessage, type Server } from "node:http";

/** Fields of CloudWatch's answers that are moments: numbers in JSON, tagged in CBOR. */
const MOMENT = /(Timestamp|LastModified|Date)$/;
const OPERATION = /^\/service\/(\w+)\/operation\/(\w+)$/;

/**
 * The provider speaks CBOR with CloudWatch, and moto JSON: the same operations with the same fields, in another of the protocols that AWS's
 * model of the service names. Nothing is answered here; what moto says is said on.
 */
export function speakCbor(moto: string): Server {
  return createServer((request, response) => {
    void answer(moto, request).then(
      ({ status, body }) =>
        void response.writeHead(status, { "smithy-protocol": "rpc-v2-cbor", "content-type": "application/cbor" }).end(body),
      (error: unknown) => void response.writeHead(500).end(String(error)),
    );
  });
}

async function answer(moto: string, request: IncomingMessage): Promise<{ readonly status: number; readonly body: Uint8Array }> {
  const { decode, encode, Token, Type } = await import("cborg");
  const [, service, operation] = OPERATION.exec(request.url ?? "") ?? [];
  if (operation === undefined) throw new Error(`not an operation: ${request.method} ${request.url}`);
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const bytes = Buffer.concat(parts);
  const tags = { 1: (decode: () => unknown) => decode() };
  const given: unknown = bytes.length === 0 ? {} : decode(bytes, { tags });
  const answered = await fetch(`${moto}/`, {
    method: "POST",
    headers: {
      authorization: request.headers.authorization ?? "",
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": `${service}.${operation}`,
    },
    body: JSON.stringify(given),
  });
  const text = await answered.text();
  const told: unknown = text === "" ? {} : JSON.parse(text);
  const moments = { Date: (at: Date) => [new Token(Type.tag, 1), new Token(Type.float, at.getTime() / 1_000)] };
  return { status: answered.status, body: encode(withMoments(told), { typeEncoders: moments }) };
}

function withMoments(value: unknown, key = ""): unknown {
  if (Array.isArray(value)) return value.map((it) => withMoments(it));
  if (typeof value === "number" && MOMENT.test(key)) return new Date(value * 1_000);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([name, it]) => (it === null ? [] : [[name, withMoments(it, name)]])));
}
