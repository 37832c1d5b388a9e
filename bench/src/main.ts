// Measures one part of Sluis and prints one JSON object: `npm run -s bench -- NAME`; `list` gives the names.
import { parseArgs } from 'node:util'
import { providePlatformBase64 } from '@sluis/ttp-core/common'
import type { BenchmarkOptions } from './benchmark.ts'
import { BENCHMARKS } from './benchmarks/index.ts'
import { describeMachine } from './machine.ts'
import { roundFigure } from './measure/round.ts'
import { say } from './say.ts'

providePlatformBase64()

const USAGE_ERROR = 2

function listNames(): string {
  return Object.entries(BENCHMARKS)
    .map(([name, { about }]) => `${name.padEnd(14)} ${about}`)
    .join('\n')
}

function readArguments(): { readonly name: string; readonly options: BenchmarkOptions } | undefined {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { rows: { type: 'string' }, rounds: { type: 'string' } },
    })
    const { rows, rounds } = values
    const counts = [rows, rounds].filter((text) => text !== undefined)
    if (positionals.length !== 1 || counts.some((text) => !/^[1-9]\d{0,8}$/.test(text))) return undefined
    const options = {
      ...(rows === undefined ? {} : { rows: Number(rows) }),
      ...(rounds === undefined ? {} : { rounds: Number(rounds) }),
    }
    return { name: positionals[0] ?? '', options }
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
  const benchmark = asked === undefined || !Object.hasOwn(BENCHMARKS, asked.name) ? undefined : BENCHMARKS[asked.name]
  if (asked === undefined || benchmark === undefined) {
    say(`usage: npm run -s bench -- NAME [--rows N] [--rounds N]\n\n${listNames()}`)
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
