import * as z from "zod";

/** A cpu in the config, as Kubernetes writes it: whole cores, or thousandths. */
export const cpuText = () =>
  z
    .string()
    .regex(/^([1-9]\d*m|[1-9]\d*(\.\d{1,3})?|0\.\d{1,3})$/, 'is no amount of CPU → write cores or thousandths of one, as "2" or "250m"');

/** An amount of memory in the config, as Kubernetes writes it. */
export const memoryText = () =>
  z.string().regex(/^[1-9]\d*(Mi|Gi|Ti)$/, 'is no amount of memory → write a whole number with Mi or Gi, as "2Gi"');

/** A container image that always means the same: with a digest, or with a tag that is not moved. */
export const imageReference = () =>
  z
    .string()
    .regex(/^[a-z0-9][a-z0-9._:-]*(\/[a-z0-9._-]+)+(:[A-Za-z0-9_][A-Za-z0-9._-]{0,127})?(@sha256:[0-9a-f]{64})?$/, {
      error: "is not the reference of an image → write registry, repository and tag or digest, as quay.io/prometheus/prometheus:v3.15.0",
    })
    .refine((it) => it.includes("@sha256:") || (/:[^/:]+$/.test(it) && !it.endsWith(":latest")), {
      error: "does not say which version is meant → add a tag other than latest, or a digest (@sha256:…)",
      when: ({ issues }) => issues.length === 0,
    });

/** The name of a host that people reach. */
export const hostName = () =>
  z
    .string()
    .regex(
      /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/,
      "is not the name of a host → write it without https:// and path, as prometheus.example.com",
    );

/** A range of addresses. */
export const addressRange = () =>
  z
    .string()
    .regex(
      /^(\d{1,3}(\.\d{1,3}){3}\/\d{1,2}|[0-9a-f:]*:[0-9a-f:]*\/\d{1,3})$/,
      "is no range of addresses → write it with its length, as 10.20.0.0/16",
    );
