/** Labels that say whose an object is; they are on every object of a stack, and no config may set them. */
export const ownLabels = (stack: string): Readonly<Record<string, string>> => ({
  "app.kubernetes.io/name": "aura-monitoring",
  "app.kubernetes.io/instance": `aura-${stack}`,
  "app.kubernetes.io/managed-by": "pulumi-aura-monitoring",
});
