/** File and folder permissions of a set. */
export interface Modes {
  readonly file: number;
  readonly folder: number;
}

/** Secrets are readable by the user who runs Pulumi alone (the server must run as that user); all else by everybody. */
export const modesOf = (secret: boolean): Modes => (secret ? { file: 0o600, folder: 0o700 } : { file: 0o644, folder: 0o755 });

/** `"0644"` */
export const renderMode = (mode: number): string => (mode & 0o777).toString(8).padStart(4, "0");
