// Writes a page about every code into docs/codes, from the catalogue: node --conditions=sluis-source scripts/write-code-pages.mjs
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { codePages } from '../packages/client/src/explain/index.ts'

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'docs', 'codes')
mkdirSync(folder, { recursive: true })
const pages = codePages()
for (const name of readdirSync(folder)) if (!pages.has(name)) rmSync(join(folder, name))
for (const [name, text] of pages) writeFileSync(join(folder, name), text)
process.stdout.write(`${pages.size} pages\n`)
