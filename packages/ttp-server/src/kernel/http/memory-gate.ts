/** Lets large requests in while there is room for them in memory; the others wait, unread, in the order in which they came. */
export interface MemoryGate {
  /** Runs `work` once `bytes` fit. What is larger than the whole gate runs when it is alone. */
  readonly pass: <T>(bytes: number, work: () => Promise<T>) => Promise<T>
}

/** @param bytesMax How many bytes of bodies may be in memory at once. */
export function createMemoryGate(bytesMax: number): MemoryGate {
  let held = 0
  const waiting: { readonly bytes: number; readonly enter: () => void }[] = []
  const admit = (): void => {
    for (;;) {
      const [next] = waiting
      if (next === undefined || held + next.bytes > bytesMax) return
      waiting.shift()
      held += next.bytes
      next.enter()
    }
  }
  return {
    pass: async (wanted, work) => {
      if (wanted === 0) return work()
      const bytes = Math.min(wanted, bytesMax)
      await new Promise<void>((enter) => {
        waiting.push({ bytes, enter })
        admit()
      })
      try {
        return await work()
      } finally {
        held -= bytes
        admit()
      }
    },
  }
}
