// Feeds every parser of something from outside: `npm run -s fuzz -- [--cases N] [--seed S] [--from N] [PARSER ...]`; one line of JSON each.
import { parseArgs } from 'node:util'
import { say } from '../say.ts'
import { TARGETS } from './targets/index.ts'
import { watchTarget } from './watch.ts'

const CASES = 1_000_000

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { cases: { type: 'string' }, seed: { type: 'string' }, from: { type: 'string' } },
})
const wanted = positionals.length === 0 ? TARGETS : TARGETS.filter(({ name }) => positionals.includes(name))
if (wanted.length === 0) say(`parsers: ${TARGETS.map(({ name }) => name).join(' ')}`)
let found = wanted.length === 0
for (const { name } of wanted) {
  const work = {
    target: name,
    seed: Number(values.seed ?? 1),
    from: Number(values.from ?? 0),
    cases: Number(values.cases ?? CASES),
  }
  const started = Date.now()
  const { accepted, codes, findings, slowestMs, heapMiB, cases } = await watchTarget(work)
  const seconds = Math.round((Date.now() - started) / 100) / 10
  const figures = { target: name, seed: work.seed, cases, accepted, codes, seconds }
  const bounds = { slowestMs: Math.round(slowestMs), heapMiB: Math.round(heapMiB) }
  process.stdout.write(`${JSON.stringify({ ...figures, ...bounds, findings })}\n`)
  found ||= findings.length > 0
}
process.exitCode = found ? 1 : 0
