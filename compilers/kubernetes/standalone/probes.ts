const get = (path: string, port = "web"): object => ({ httpGet: { path, port } });

/** How the kubelet sees whether a server lives. @param startSeconds how long its start may take */
export const serverProbes = (startSeconds: number): object => ({
  startupProbe: { ...get("/-/ready"), periodSeconds: 5, failureThreshold: Math.ceil(startSeconds / 5), timeoutSeconds: 3 },
  readinessProbe: { ...get("/-/ready"), periodSeconds: 5, failureThreshold: 3, timeoutSeconds: 3 },
  livenessProbe: { ...get("/-/healthy"), periodSeconds: 10, failureThreshold: 6, timeoutSeconds: 3 },
});

/** The same for the reloader. */
export const reloaderProbes: object = {
  livenessProbe: { ...get("/healthz", "reloader"), periodSeconds: 10, failureThreshold: 6, timeoutSeconds: 3 },
};
