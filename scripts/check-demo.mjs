// Runs the demo as a stranger would and holds its last line against what must be true of it, whatever the machine's speed.
import { spawnSync } from 'node:child_process'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const { status, stdout } = spawnSync('npm', ['run', '-s', 'demo', '--', '--json'], {
  cwd: root,
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'inherit'],
  maxBuffer: 64 * 1024 * 1024,
})
const figures = JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}')
console.log(figures)
const claims = {
  'the demo ends well': status === 0,
  'at least 100,000 rows': figures.rows >= 100_000,
  'every row is accepted or refused': figures.accepted + figures.refused === figures.rows,
  'persons, households and visitors of several institutions come out':
    figures.persons > 1_000 && figures.households > 1_000 && figures.crossVisitors > 1_000,
  'precision at least 0.95': figures.precision >= 0.95,
  'recall at least 0.8': figures.recall >= 0.8,
  'the client verified the audit log': figures.auditVerified === true,
}
for (const [claim, holds] of Object.entries(claims)) console.log(`${holds ? 'holds' : 'FAILS'}: ${claim}`)
process.exit(Object.values(claims).every(Boolean) ? 0 : 1)
