// Holds the specification, the tests, the vectors and the formal claims together:
//   node scripts/check-spec.mjs [ROOT]
// Every clause with a MUST is named by a test; every clause, link and path that is named exists. Prints what is wrong; exit 1 then.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(process.argv[2] ?? dirname(dirname(fileURLToPath(import.meta.url))))
const SKIPPED = new Set(['node_modules', 'dist', '.git', '__pycache__'])
const CLAUSE = /^(?:[-*] )?\*\*([A-Z]{4})-(\d+)\.\*\*/
const NAME = /\b[A-Z]{4}-\d+\b/g
const BINDING = /\b(?:MUST|SHALL|REQUIRED)\b/
const BCP14 = /\b(?:MUST|SHALL|REQUIRED|SHOULD|RECOMMENDED|MAY|OPTIONAL)\b/
const REPOSITORY_PATH = /^(?:packages|spec|test-vectors|examples|bench|scripts)\/[\w./-]+$/

const problems = []
const complain = (file, line, text) => problems.push(`${relative(root, file)}:${line}: ${text}`)
const read = (file) => readFileSync(file, 'utf8')

function* filesBelow(folder) {
  if (!existsSync(folder)) return
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (SKIPPED.has(entry.name)) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesBelow(path)
    else yield path
  }
}

/** The clauses of the chapters by name: where each stands, and whether it binds. */
function readClauses() {
  const clauses = new Map()
  const chapters = [...filesBelow(join(root, 'spec'))].filter((file) => /\/spec\/\d\d-[\w-]+\.md$/.test(file))
  for (const file of chapters.sort()) readChapter(file, clauses)
  return clauses
}

/** A clause goes from its number to the next empty line, the next clause, list item of its own level or fence. */
function readChapter(file, clauses) {
  let open = null
  let fenced = false
  let last = { prefix: '', number: 0 }
  for (const [index, line] of read(file).split('\n').entries()) {
    if (line.startsWith('```')) fenced = !fenced
    if (!fenced && line.startsWith('#')) last = { ...last, number: 0 }
    const [, prefix, digits] = (fenced ? null : CLAUSE.exec(line)) ?? []
    if (prefix !== undefined) {
      const number = Number(digits)
      if (last.prefix !== '' && prefix !== last.prefix)
        complain(file, index + 1, `${prefix} in the chapter of ${last.prefix}`)
      // Numbers ascend within a section; some are left out, since a clause keeps its number when others go.
      if (number <= last.number) complain(file, index + 1, `${prefix}-${number} follows ${last.prefix}-${last.number}`)
      last = { prefix, number }
      open = { file, line: index + 1, binds: false }
      if (clauses.has(`${prefix}-${number}`)) complain(file, index + 1, `${prefix}-${number} is there twice`)
      clauses.set(`${prefix}-${number}`, open)
    } else if (line.trim() === '' || line.startsWith('#') || line.startsWith('```') || /^[-*] /.test(line)) {
      open = null
    }
    const words = line.replace(/`[^`]*`/g, '')
    if (open !== null) open.binds ||= BINDING.test(words)
    else if (!fenced && BCP14.test(words) && !file.endsWith('00-conventions.md')) {
      complain(file, index + 1, 'a requirement word in capitals outside a clause')
    }
  }
}

const names = (text) => text.match(NAME) ?? []

/** What tests, vectors and formal claims name: the clause, and who names it. */
function* citations() {
  for (const folder of ['packages', 'examples', 'test-vectors', 'spec', 'bench']) {
    for (const file of filesBelow(join(root, folder))) {
      if (file.endsWith('.test.ts')) yield* inBrackets(file)
      else if (/\/test-vectors\/[\w-]+\.json$/.test(file)) yield* inVectors(file)
      else if (/\/spec\/formal\/.*\.ts$/.test(file)) yield* inClaims(file)
    }
  }
}

function* inBrackets(file) {
  for (const [index, line] of read(file).split('\n').entries()) {
    for (const [list] of line.matchAll(/\[[A-Z]{4}-\d+(?:, [A-Z]{4}-\d+)*\]/g)) {
      for (const clause of names(list)) yield { clause, file, line: index + 1 }
    }
  }
}

function* inVectors(file) {
  for (const { type, specRef } of JSON.parse(read(file)).testGroups ?? []) {
    if (!/^[A-Z]{4}-\d+(?:, [A-Z]{4}-\d+)*$/.test(specRef)) complain(file, 1, `${type}: specRef is no list of clauses`)
    for (const clause of names(specRef)) yield { clause, file, line: 1 }
  }
}

function* inClaims(file) {
  for (const { 1: list, index } of read(file).matchAll(/\bclauses: \[([^\]]*)\]/g)) {
    const line = read(file).slice(0, index).split('\n').length
    for (const clause of names(list)) yield { clause, file, line }
  }
}

/** Links, paths in code font and clauses that a text names. */
function checkText(file, clauses) {
  const known = new Set([...clauses.keys()].map((name) => name.slice(0, 4)))
  for (const [index, line] of read(file).split('\n').entries()) {
    for (const clause of names(line)) {
      if (known.has(clause.slice(0, 4)) && !clauses.has(clause))
        complain(file, index + 1, `there is no clause ${clause}`)
    }
    // A pattern in code font can look like a link.
    for (const { 1: target } of line.replace(/`[^`]*`/g, '').matchAll(/\]\(([^)\s]+)\)/g)) {
      const [path] = target.split('#')
      if (!/^[a-z]+:/.test(target) && path !== '' && !existsSync(resolve(dirname(file), path))) {
        complain(file, index + 1, `there is no ${target}`)
      }
    }
    for (const { 1: path } of line.matchAll(/`([^`\s]+)`/g)) {
      if (REPOSITORY_PATH.test(path) && !existsSync(join(root, path))) complain(file, index + 1, `there is no ${path}`)
    }
  }
}

const clauses = readClauses()
if (clauses.size === 0) problems.push('spec: no chapter has a clause')
const cited = new Map()
for (const { clause, file, line } of citations()) {
  cited.set(clause, (cited.get(clause) ?? 0) + 1)
  if (!clauses.has(clause)) complain(file, line, `there is no clause ${clause}`)
}
for (const [name, { file, line, binds }] of clauses) {
  if (binds && !cited.has(name)) complain(file, line, `${name} binds, and no test, vector or formal claim names it`)
}
const texts = [...filesBelow(join(root, 'spec'))].filter((file) => file.endsWith('.md'))
for (const name of ['README.md', 'SECURITY.md', 'CONTRIBUTING.md', 'test-vectors/README.md']) {
  if (existsSync(join(root, name))) texts.push(join(root, name))
}
for (const file of texts) checkText(file, clauses)

for (const problem of problems) console.error(problem)
const binding = [...clauses.values()].filter(({ binds }) => binds).length
const held = [...clauses].filter(([name, { binds }]) => binds && cited.has(name)).length
console.log(
  `${clauses.size} clauses, ${binding} of them binding, ${held} of those named by a test; ${problems.length} problems`,
)
process.exit(problems.length === 0 ? 0 : 1)
