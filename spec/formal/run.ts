// Checks every formal claim, or those whose id contains FILTER: node run.ts [FILTER] [--require-tools]
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Checked } from './check.ts'
import { checkClaim, isAsExpected } from './check.ts'
import { CLAIMS } from './families.ts'
import { findTools } from './needed-tools.ts'
import { slots } from './slots.ts'
import { formatStatus } from './status.ts'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { 'require-tools': { type: 'boolean' } } })
const begun = performance.now()
const tools = await findTools()
const missing = tools.filter(({ version }) => version === null)
if (missing.length > 0) {
  console.error(`Missing: ${missing.map(({ command }) => command).join(', ')}. On Debian 12:`)
  console.error(`  apt-get install --no-install-recommends ${missing.map((tool) => tool.package).join(' ')}`)
  if (values['require-tools'] === true) process.exit(1)
}

const filter = positionals[0] ?? ''
const claims = CLAIMS.filter(({ id }) => id.includes(filter))
const atOnce = slots(2)
const checked = await Promise.all(claims.map((claim) => atOnce(() => report(claim))))
const failed = checked.filter(({ holds }) => !holds).length
console.log(`${checked.length - failed} held, ${failed} failed (${((performance.now() - begun) / 1000).toFixed(0)} s)`)
// A part of the claims, or a machine without the tools, says nothing about the whole.
if (filter === '' && missing.length === 0) {
  writeFileSync(fileURLToPath(new URL('STATUS.md', import.meta.url)), formatStatus(checked, tools))
}
process.exitCode = failed > 0 || checked.length === 0 ? 1 : 0

async function report(claim: (typeof claims)[number]): Promise<Checked> {
  const result = await checkClaim(claim)
  console.log(`${result.holds ? 'held  ' : 'FAILED'} ${claim.id} (${result.seconds.toFixed(1)} s) ${claim.statement}`)
  for (const verdict of [...result.proof, ...result.control]) {
    if (isAsExpected(verdict)) continue
    console.log(
      `       ${verdict.tool}: found ${JSON.stringify(verdict.found)}, expected ${JSON.stringify(verdict.expected)}`,
    )
  }
  return result
}
