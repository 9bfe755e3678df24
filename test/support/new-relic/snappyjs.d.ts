/** The part of snappyjs that tests use; the package brings no types. */
declare module "snappyjs" {
  /** Raw snappy blocks, as remote write sends them. */
  export function uncompress(compressed: Buffer): Buffer;
}
