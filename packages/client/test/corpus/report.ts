import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compare } from './compare.ts'
import { CASES } from './make/cases.ts'
import { type Expected, expectedName } from './make/expected.ts'
import { FOLDER } from './make/write.ts'
import { observe } from './observe.ts'

// What differs, file by file, for whoever works on reading and recognising: `node --conditions=sluis-source report.ts [word]`.
// With --settle it takes the files that are read well now off the list of pending ones.
const PENDING = join(import.meta.dirname, 'pending.json')
const [, , argument = ''] = process.argv
const settle = argument === '--settle'
const pending = JSON.parse(readFileSync(PENDING, 'utf8')) as Record<string, string>
for (const { name } of CASES.filter((item) => settle || item.name.includes(argument))) {
  const expected = JSON.parse(readFileSync(join(FOLDER, expectedName(name)), 'utf8')) as Expected
  const differences = compare(expected, await observe(join(FOLDER, name), expected))
  if (settle && differences.length === 0) delete pending[name]
  else if (!settle && differences.length > 0) {
    const shown =
      differences.length > 12 ? [...differences.slice(0, 12), `and ${differences.length - 12} more`] : differences
    process.stdout.write(`${name}\n${shown.map((text) => `    ${text}\n`).join('')}`)
  }
}
if (settle) writeFileSync(PENDING, `${JSON.stringify(pending, null, 2)}\n`)
