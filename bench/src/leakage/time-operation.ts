import type { Random } from '@sluis/examples/population/random'
import type { Compared } from './welch.ts'
import { compareCropped, T_MAX } from './welch.ts'

/** An operation on a secret, and two classes of input between which its time must not tell. */
export interface TimedOperation {
  readonly name: string
  /** What is said of it to the reader of the result. */
  readonly about: string
  /** Inputs of the two classes, made before the clock runs; as many as asked. */
  readonly inputs: (kind: 0 | 1, count: number) => readonly unknown[]
  /** Takes one input. What it throws is part of the operation. */
  readonly run: (input: never) => unknown
  /** How often it runs within one measurement: short operations are below the clock's grain. */
  readonly repeat?: number
}

export interface Verdict extends Compared {
  readonly name: string
  readonly crop: number
  readonly leaks: boolean
}

const BATCH = 500

/** Keeps results alive, so that no run is optimised away. */
let sink = 0

/** Measures an operation on both classes in random turns and compares their times, in nanoseconds. */
export function timeOperation(operation: TimedOperation, measurements: number, random: Random): Verdict {
  const times: [number[], number[]] = [[], []]
  const { run, repeat = 1 } = operation
  const once = run as (input: unknown) => unknown
  for (let done = -BATCH; done < measurements; done += BATCH) {
    const kinds = Array.from({ length: BATCH }, () => (random.chance(0.5) ? 1 : 0) as 0 | 1)
    const pools = [operation.inputs(0, BATCH), operation.inputs(1, BATCH)] as const
    for (const [at, kind] of kinds.entries()) {
      const input = fresh(pools[kind][at])
      const start = process.hrtime.bigint()
      for (let time = 0; time < repeat; time += 1) attempt(once, input)
      const nanoseconds = Number(process.hrtime.bigint() - start) / repeat
      // The first batch is for the compiler.
      if (done >= 0) times[kind].push(nanoseconds)
    }
  }
  const compared = compareCropped(times[0], times[1])
  return { name: operation.name, ...compared, leaks: Math.abs(compared.t) > T_MAX }
}

/**
 * As `timeOperation`; what was found is looked for again, twice as long. A difference that is there grows, and keeps its sign; what a busy
 * machine made up does not.
 */
export function timeTwice(operation: TimedOperation, measurements: number, random: Random): Verdict {
  const first = timeOperation(operation, measurements, random)
  if (!first.leaks) return first
  const again = timeOperation(operation, 2 * measurements, random)
  return { ...again, leaks: again.leaks && Math.sign(again.t) === Math.sign(first.t) }
}

/** A copy made this moment: inputs of both classes lie in memory alike, whatever was done to make them. */
function fresh(input: unknown): unknown {
  if (input instanceof Uint8Array) return Uint8Array.from(input)
  if (typeof input === 'string') return Buffer.from(input, 'latin1').toString('latin1')
  return Array.isArray(input) ? input.map(fresh) : input
}

function attempt(run: (input: unknown) => unknown, input: unknown): void {
  try {
    if (run(input) !== undefined) sink += 1
  } catch {
    sink -= 1
  }
}

/** What the runs came to, for nobody: see `sink`. */
export const sinkOf = (): number => sink
