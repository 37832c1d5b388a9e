/** A queue is trimmed so often while the store doubles. */
const TIMES_A_DOUBLING = 16

/**
 * Whether the queue is to be trimmed: counting what waits costs more the larger the store is, so it is done each time the store has grown by a
 * sixteenth or so, and not after each batch.
 * @param before Records seen before the batch. @param after With it.
 */
export function isTrimDue(before: number, after: number): boolean {
  const step = Math.max(1, 2 ** Math.floor(Math.log2(Math.max(1, after))) / TIMES_A_DOUBLING)
  return Math.floor(after / step) > Math.floor(before / step)
}
