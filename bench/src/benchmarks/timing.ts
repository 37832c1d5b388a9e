import { mix, Random } from '@sluis/examples/population/random'
import type { Benchmark } from '../benchmark.ts'
import { CONTROL, OPERATIONS } from '../leakage/operations.ts'
import { timeTwice } from '../leakage/time-operation.ts'
import { T_MAX } from '../leakage/welch.ts'
import { say } from '../say.ts'

const MEASUREMENTS = 100_000

/** Whether the time of an operation on a secret tells of the secret, with an operation that does tell as a control. */
export const timing: Benchmark = {
  about:
    "largest t (Welch) of a secret-dependent operation's times over two classes of input; a comparison that stops early is the control",
  run: async ({ records: measurements = MEASUREMENTS, seed = 1 }) => {
    const random = new Random(mix(seed, 31))
    const verdicts = []
    for (const operation of [...(await OPERATIONS()), CONTROL]) {
      const verdict = timeTwice(operation, measurements, random)
      const { name, t, difference, leaks } = verdict
      say(`${name}: t ${t.toFixed(1)}, ${difference.toFixed(1)} ns${leaks ? ', can be told apart' : ''}`)
      verdicts.push({ ...verdict, about: operation.about })
    }
    const control = Math.abs(verdicts.at(-1)?.t ?? 0)
    const largest = Math.max(...verdicts.slice(0, -1).map(({ t }) => Math.abs(t)))
    return {
      figure: largest,
      unit: 't',
      comparison: {
        name: 'control: bytes compared until the first that differs',
        figure: control,
        unit: 't',
        ratio: largest / control,
      },
      details: { bound: T_MAX, controlFound: control > T_MAX, measurements, operations: verdicts },
    }
  },
}
