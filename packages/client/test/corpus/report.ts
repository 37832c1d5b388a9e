import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compare } from './compare.ts'
import { CASES } from './make/cases.ts'
import { type Expected, expectedName } from './make/expected.ts'
import { FOLDER } from './make/write.ts'
import { observe } from './observe.ts'

// What differs, file by file: for whoever works on reading and recognising. `node --conditions=sluis-source report.ts [word]`
const [, , filter = ''] = process.argv
for (const { name } of CASES.filter((item) => item.name.includes(filter))) {
  const expected = JSON.parse(readFileSync(join(FOLDER, expectedName(name)), 'utf8')) as Expected
  const differences = compare(expected, await observe(join(FOLDER, name), expected))
  if (differences.length > 0) process.stdout.write(`${name}\n${differences.map((text) => `    ${text}\n`).join('')}`)
}
