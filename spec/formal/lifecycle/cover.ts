import type { TraceState } from './itf.ts'

/** What a trace did, and what came of it: its model keeps account in `done`, and in `outcome` where there is one. */
export function featuresOf(trace: readonly TraceState[]): readonly string[] {
  const { done = [], s } = (trace.at(-1)?.variables ?? {}) as {
    readonly done?: readonly unknown[]
    readonly s?: { readonly outcome?: readonly (readonly [string, string])[] }
  }
  return [...done, ...(s?.outcome ?? []).map(([, outcome]) => outcome)].map((feature) => JSON.stringify(feature))
}

/** Chooses so many of the traces that together they do as much as possible: always the one that adds most, the first of equals. */
export function chooseCovering(
  traces: readonly (readonly TraceState[])[],
  count: number,
): readonly (readonly TraceState[])[] {
  const covered = new Set<string>()
  const left = [...traces]
  const chosen: (readonly TraceState[])[] = []
  while (chosen.length < count && left.length > 0) {
    const gains = left.map((trace) => featuresOf(trace).filter((feature) => !covered.has(feature)).length)
    const [best] = left.splice(gains.indexOf(Math.max(...gains)), 1)
    if (best === undefined) break
    for (const feature of featuresOf(best)) covered.add(feature)
    chosen.push(best)
  }
  return chosen
}
