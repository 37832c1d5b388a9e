import { median } from './median.ts'

/** Work that can be repeated: `run` does it once for `count` things. What it returns is looked at, so that it must be done. */
export interface Work {
  readonly count: number
  readonly run: () => unknown
}

/** Things a second, as medians over the rounds. */
export interface Rates<Name extends string> {
  readonly perSecond: Readonly<Record<Name, number>>
  /** Lowest and highest round, to see how quiet the machine was. */
  readonly range: Readonly<Record<Name, readonly [number, number]>>
}

const ROUNDS = 9
const WARM_UP_SECONDS = 1
const ROUND_SECONDS = 0.3
/** Where the results go: the engine cannot know that nobody reads it. */
let sink: unknown

/** Measures several ways of doing the same, round by round in turn, so that what disturbs one disturbs all. */
export async function measureRates<Name extends string>(works: Readonly<Record<Name, Work>>): Promise<Rates<Name>> {
  const names = Object.keys(works) as Name[]
  const repeats = new Map<Name, number>()
  for (const name of names) repeats.set(name, await warmUp(works[name]))
  const measured = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>
  for (let round = 0; round < ROUNDS; round += 1) {
    // Every other round the other way round: neither always comes after the other.
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const { count } = works[name]
      const times = repeats.get(name) ?? 1
      measured[name].push((count * times) / (await secondsOf(works[name], times)))
    }
  }
  const perName = <Value>(of: (rates: readonly number[]) => Value): Record<Name, Value> =>
    Object.fromEntries(names.map((name) => [name, of(measured[name])])) as Record<Name, Value>
  return {
    perSecond: perName(median),
    range: perName((rates) => [Math.round(Math.min(...rates)), Math.round(Math.max(...rates))]),
  }
}

/** Runs until the compiler is done with it. Returns how often it fits into a round. */
async function warmUp(work: Work): Promise<number> {
  const started = performance.now()
  let times = 0
  let last = 0
  while ((performance.now() - started) / 1000 < WARM_UP_SECONDS || times < 2) {
    last = await secondsOf(work, 1)
    times += 1
  }
  return Math.max(1, Math.round(ROUND_SECONDS / last))
}

async function secondsOf({ run }: Work, times: number): Promise<number> {
  const started = performance.now()
  for (let time = 0; time < times; time += 1) {
    const result = run()
    sink = result instanceof Promise ? await result : result
  }
  return (performance.now() - started) / 1000
}

/** The last result of any work. */
export const lastResult = (): unknown => sink
