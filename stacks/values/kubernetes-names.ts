import * as z from "zod";

const DNS_LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const DNS_NAME = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/;
const LABEL_KEY = /^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;
const LABEL_VALUE = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;

/** A namespace. */
export const namespaceName = () =>
  z.string().regex(DNS_LABEL, "is not a namespace: small letters, digits and dashes, at most 63 → write its name as kubectl shows it");

/** The name of a Kubernetes object. */
export const objectName = () =>
  z
    .string()
    .regex(DNS_NAME, "is not the name of a Kubernetes object: small letters, digits, dashes and dots → write it as kubectl shows it");

/** A key inside of a Secret. */
export const secretKey = () =>
  z.string().regex(/^[A-Za-z0-9._-]{1,253}$/, "is not a key of a Secret: letters, digits and . _ - → write it as kubectl shows it");

/** Key of a label on Kubernetes objects. */
export const labelKey = () =>
  z
    .string()
    .regex(LABEL_KEY, "is not the key of a label: letters, digits and . _ -, at most 63, and a domain with / in front → correct it");

/** Value of a label on Kubernetes objects. */
export const labelText = () =>
  z.string().regex(LABEL_VALUE, "is not the value of a label: letters, digits and . _ -, at most 63 → correct it");
