import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { CASES } from './cases.ts'
import { type Expected, expectedName } from './expected.ts'

/** An expectation as it is committed: a line per column, question and row. */
export function writeExpected(expected: Expected): string {
  const lines = Object.entries(expected).map(([key, value]) => {
    const list = Array.isArray(value) && value.length > 0 && typeof value[0] === 'object'
    const text = list
      ? `[\n${value.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`
      : JSON.stringify(value)
    return `  ${JSON.stringify(key)}: ${text}`
  })
  return `{\n${lines.join(',\n')}\n}\n`
}

/** All files of the corpus by name. */
export function corpusFiles(): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  for (const { name, bytes, expected } of CASES) {
    if (files.has(name) || files.has(expectedName(name))) throw new Error(`two cases of the name ${name}`)
    files.set(name, bytes)
    files.set(expectedName(name), Buffer.from(writeExpected(expected)))
  }
  return files
}

const LIST = '## The files\n\n'

/** The list of the README: a line per file. */
export function corpusList(): string {
  const lines = CASES.map(({ name, expected }) => `- \`${name}\` (${expected.pattern}): ${expected.why}\n`)
  return `${LIST}${lines.join('')}`
}

export const FOLDER = join(import.meta.dirname, '..', 'files')

if (process.argv[1] !== undefined && basename(process.argv[1]) === 'write.ts') {
  const files = corpusFiles()
  mkdirSync(FOLDER, { recursive: true })
  for (const name of readdirSync(FOLDER)) if (!files.has(name)) rmSync(join(FOLDER, name))
  for (const [name, bytes] of files) writeFileSync(join(FOLDER, name), bytes)
  const readme = join(FOLDER, '..', 'README.md')
  const [head = ''] = readFileSync(readme, 'utf8').split(LIST)
  writeFileSync(readme, `${head}${corpusList()}`)
  process.stdout.write(`${CASES.length} files\n`)
}
