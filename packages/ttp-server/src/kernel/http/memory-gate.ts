/** Lets large requests in while there is room for them in memory; the others wait, unread, in the order in which they came. */
export interface MemoryGate {
  /**
   * Runs `work` once `bytes` fit. What is larger than the whole gate runs when it is alone.
   * @param caller Who asks: what one caller has inside fills half of the gate at most, so that nobody who sends slowly keeps the others
   * out. A caller who has nothing inside may bring a body of any size.
   */
  readonly pass: <T>(bytes: number, work: () => Promise<T>, caller?: string) => Promise<T>
}

interface Waiting {
  readonly bytes: number
  readonly caller: string | undefined
  readonly enter: () => void
}

/** @param bytesMax How many bytes of bodies may be in memory at once. */
export function createMemoryGate(bytesMax: number): MemoryGate {
  let held = 0
  const heldBy = new Map<string, number>()
  const waiting: Waiting[] = []
  const mayHave = ({ bytes, caller }: Waiting): boolean => {
    const own = caller === undefined ? 0 : (heldBy.get(caller) ?? 0)
    return own === 0 || own + bytes <= bytesMax / 2
  }
  const hold = (caller: string | undefined, bytes: number): void => {
    held += bytes
    if (caller === undefined) return
    const own = (heldBy.get(caller) ?? 0) + bytes
    if (own === 0) heldBy.delete(caller)
    else heldBy.set(caller, own)
  }
  const admit = (): void => {
    for (;;) {
      const place = waiting.findIndex(mayHave)
      const next = waiting[place]
      if (next === undefined || held + next.bytes > bytesMax) return
      waiting.splice(place, 1)
      hold(next.caller, next.bytes)
      next.enter()
    }
  }
  return {
    pass: async (wanted, work, caller) => {
      if (wanted === 0) return work()
      const bytes = Math.min(wanted, bytesMax)
      await new Promise<void>((enter) => {
        waiting.push({ bytes, caller, enter })
        admit()
      })
      try {
        return await work()
      } finally {
        hold(caller, -bytes)
        admit()
      }
    },
  }
}
