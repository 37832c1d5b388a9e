import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Names the folder that the test files of one run share; absent where a file runs without the runner's own settings. */
export const RUN_FOLDER = 'SLUIS_TEST_RUN_FOLDER'

/** Before the first test file of a run: a folder for what is made once. It goes with the run. */
export default function setup(): (() => void) | undefined {
  // Each project of the runner asks for it; they share it.
  if (process.env[RUN_FOLDER] !== undefined) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'sluis-run-'))
  // PostgreSQL's data lie below, and belong to another user where the tests run as root.
  chmodSync(folder, 0o711)
  process.env[RUN_FOLDER] = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
