// Runs every `sh` block of the README that is meant to be pasted, in order, in one folder of its own, and fails when one fails.
// A block is left out when the line before it is <!-- not run: reason -->.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const text = readFileSync(join(root, 'README.md'), 'utf8')
/** Where the README keeps its demo and its practice. Here these are others: what a reader left there is neither used nor removed. */
const KEPT = ['demo', 'practice']
const own = mkdtempSync(join(tmpdir(), 'sluis-readme-'))
// As root, the database runs as a user of its own, who must pass through.
chmodSync(own, 0o711)
process.on('exit', () => {
  // A service that a failed block left running ends with it.
  try {
    process.kill(Number(readFileSync(join(own, 'practice', 'sandbox.pid'), 'utf8')), 'SIGTERM')
  } catch {
    // It was ended, or never began.
  }
  rmSync(own, { recursive: true, force: true })
})
const blocks = [...text.matchAll(/(?:<!-- not run: ([^>]+) -->\n)?```sh\n([\s\S]*?)```/g)]

/** Runs a block in a process group of its own: what it leaves running, when it fails halfway, ends with it. */
async function runBlock(script) {
  const child = spawn('bash', ['-euo', 'pipefail', '-c', script], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  })
  const [status] = await once(child, 'exit')
  try {
    process.kill(-child.pid, 'SIGTERM')
  } catch {
    // Nothing was left.
  }
  return status
}

let run = 0
for (const [, reason, script] of blocks) {
  if (reason !== undefined) {
    console.log(`left out (${reason}): ${script.trim().split('\n')[0]}`)
    continue
  }
  console.log(`$ ${script.trim().replaceAll('\n', '\n$ ')}`)
  const status = await runBlock(
    KEPT.reduce((text, name) => text.replaceAll(`/tmp/sluis-${name}`, join(own, name)), script),
  )
  if (status !== 0) {
    console.error(`a block of README.md failed with status ${status}`)
    process.exit(1)
  }
  run += 1
}
if (run === 0) {
  console.error('README.md holds no block that was run')
  process.exit(1)
}
console.log(`${run} blocks of README.md run`)
