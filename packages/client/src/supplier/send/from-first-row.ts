/**
 * Reads on until a row may leave. @returns All batches from that row on, to be gone through once; undefined when there is no such row.
 */
export async function fromFirstRow(batches: AsyncGenerator<string[]>): Promise<AsyncGenerator<string[]> | undefined> {
  for (;;) {
    const { value, done } = await batches.next()
    if (done) return undefined
    if (value.length > 0) return startingWith(value, batches)
  }
}

async function* startingWith(first: string[], rest: AsyncGenerator<string[]>): AsyncGenerator<string[]> {
  yield first
  yield* rest
}
