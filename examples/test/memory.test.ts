import { execFile } from 'node:child_process'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const run = promisify(execFile)
const GENERATOR = new URL('../src/exports/index.ts', import.meta.url).href

it('writes more than its memory could hold', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'sluis-memory-'))
  try {
    const script = `const { writeExports } = await import(${JSON.stringify(GENERATOR)})
      await writeExports(${JSON.stringify(directory)}, { rows: 200_000, persons: 2_000 })`
    // The files come to more than twice this heap; a generator that gathered rows would die of it.
    await run(process.execPath, ['--max-old-space-size=20', '--input-type=module', '--eval', script])
    const files = ['museum-het-tolhuis.csv', 'filmpas-rondom.jsonl', 'schouwburg-de-lantaarn.csv', 'truth.csv']
    const sizes = await Promise.all(files.map(async (file) => (await stat(join(directory, file))).size))
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeGreaterThan(2 * 20 * 1024 * 1024)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
})
