// A deliberately broken implementation for conformance runners: node --conditions=sluis-source test-vectors/broken/answer.ts [FLAW]
// FLAW is a part of what it does wrong; without it, it makes every mistake at once. It must never pass.
import { createInterface } from 'node:readline'
import type { Fields } from '../../packages/ttp-core/src/roles/conformance.ts'
import { ask, type Said } from './flaw.ts'
import { FLAWS } from './flaws.ts'

const wanted = process.argv[2] ?? ''
const flaws = FLAWS.filter(({ what }) => what.includes(wanted))
if (flaws.length === 0) {
  console.error(`No flaw is called so. There are:\n${FLAWS.map(({ what }) => `  ${what}`).join('\n')}`)
  process.exit(2)
}
type Ask = (operation: string, input: Fields) => Promise<Said>
const broken = flaws.reduce<Ask>(
  (honest, { answer }) =>
    (operation, input) =>
      answer(operation, input, honest),
  ask,
)
for await (const line of createInterface({ input: process.stdin })) {
  const { id, op, args } = JSON.parse(line) as { id: number; op: string; args: Fields }
  console.log(JSON.stringify({ id, ...(await broken(op, args)) }))
}
