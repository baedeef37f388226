/** How long is left, as a clock says it: "0:24", "2:05". */

/** @param leftMs rounded up to whole seconds: at "0:01" it is not over */
export function waitWords(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
