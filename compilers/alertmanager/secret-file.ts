/**
 * Finds the file of a secret by the secret's name. Alertmanager resolves these paths against the directory that it was started in, not
 * against its configuration file, so they have to be absolute.
 */
export type SecretFile = (name: string) => string;
