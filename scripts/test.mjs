// Every test: first the compiler, which holds the borders between the trust domains, then the test runner.
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const bin = (name) => join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name)

for (const [name, args] of [
  ['tsc', ['-b']],
  ['tsc', ['-p', 'tsconfig.tests.json']],
  ['vitest', ['run', ...process.argv.slice(2)]],
]) {
  const { status } = spawnSync(bin(name), args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  if (status !== 0) process.exit(status ?? 1)
}
