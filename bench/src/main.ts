// Measures one part of Sluis and prints one JSON object: `npm run -s bench -- NAME`; `list` gives the names.
import { parseArgs } from 'node:util'
import { providePlatformBase64 } from '@sluis/ttp-core/common'
import type { BenchmarkOptions } from './benchmark.ts'
import { BENCHMARKS } from './benchmarks/index.ts'
import { describeMachine } from './machine.ts'
import { roundFigure } from './measure/round.ts'
import { writePopulation } from './population/write-population.ts'
import { say } from './say.ts'

providePlatformBase64()

const USAGE_ERROR = 2
/** Options that are whole numbers, and those that are words. */
const COUNTS = ['rows', 'rounds', 'records', 'seed', 'batch', 'engines'] as const
const WORDS = ['language', 'out', 'sizes'] as const
const USAGE =
  'usage: npm run -s bench -- NAME [--rows N] [--rounds N] [--records N] [--seed S] [--sizes N,N] ' +
  '[--batch N] [--engines N] [--language L] [--out FILE]'

function listNames(): string {
  return Object.entries(BENCHMARKS)
    .map(([name, { about }]) => `${name.padEnd(14)} ${about}`)
    .join('\n')
}

function readArguments(): { readonly name: string; readonly options: BenchmarkOptions } | undefined {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: Object.fromEntries([...COUNTS, ...WORDS].map((name) => [name, { type: 'string' as const }])),
    })
    const texts = Object.entries(values).map(([name, value]) => [name, String(value)] as const)
    const isCount = (name: string): boolean => (COUNTS as readonly string[]).includes(name)
    if (positionals.length !== 1) return undefined
    if (texts.some(([name, text]) => isCount(name) && !/^[1-9]\d{0,8}$/.test(text))) return undefined
    const options = Object.fromEntries(texts.map(([name, text]) => [name, isCount(name) ? Number(text) : text]))
    return { name: positionals[0] ?? '', options: options as BenchmarkOptions }
  } catch {
    return undefined
  }
}

async function main(): Promise<number> {
  const asked = readArguments()
  if (asked?.name === 'list') {
    process.stdout.write(`${listNames()}\n`)
    return 0
  }
  if (asked?.name === 'population') {
    await writePopulation(asked.options)
    return 0
  }
  const benchmark = asked === undefined || !Object.hasOwn(BENCHMARKS, asked.name) ? undefined : BENCHMARKS[asked.name]
  if (asked === undefined || benchmark === undefined) {
    say(`${USAGE}\n\npopulation     writes a labelled population as CSV\n${listNames()}`)
    return USAGE_ERROR
  }
  const { figure, unit, comparison, details } = await benchmark.run(asked.options)
  const { name, unit: otherUnit, figure: otherFigure, ratio } = comparison
  const report = {
    name: asked.name,
    figure: roundFigure(figure),
    unit,
    machine: describeMachine(),
    comparison: { name, figure: roundFigure(otherFigure), unit: otherUnit, ratio: roundFigure(ratio) },
    ...(details === undefined ? {} : { details }),
  }
  process.stdout.write(`${JSON.stringify(report)}\n`)
  return 0
}

process.exitCode = await main()
