import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A server that answers as a Prometheus that has no series at all. */
export async function startEmptyPrometheus(): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const server = createServer(({ url = "" }, response) => {
    const data = url.startsWith("/api/v1/label/") ? [] : { resultType: "vector", result: [] };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ status: "success", data }));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
