#!/usr/bin/env node
// Puts flaws into copies of the code that decides who may do what, one at a time, and sees that the tests find each.
// Usage: node scripts/mutants.mjs [--quick] [WORD], WORD being part of a mutant's name or file; ends with 1 if one survives or no longer applies.
// A run that is not quick writes what it found to spec/attacks/access-flaws.md; a row that it did not try stays as an earlier run wrote it.
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { basename, join, relative } from 'node:path'
import { MUTANTS } from './mutants/index.mjs'

const root = join(import.meta.dirname, '..')
const quick = process.argv.includes('--quick')
const word = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? ''
const chosen = MUTANTS.filter(
  ({ name, file, quick: isQuick }) => (name.includes(word) || file.includes(word)) && (!quick || isQuick),
)
const WORKERS = Math.min(2, availableParallelism())
/** Lines of what the tests said that are shown when they did not even start. */
const SAID_LINES_MAX = 20
const LEFT_OUT = new Set(['node_modules', '.git', 'dist', 'formal', 'attacks'])

const RECORD = 'spec/attacks/access-flaws.md'

/** What was found of every flaw, as a table in their order. */
function recordOf(found) {
  const earlier = existsSync(join(root, RECORD)) ? readFileSync(join(root, RECORD), 'utf8') : ''
  const verdictOf = (flaw, row) => found.get(flaw) ?? (earlier.includes(`${row} killed |`) ? 'killed' : 'not tried yet')
  const rows = MUTANTS.map((flaw) => {
    const row = `| ${flaw.name} | \`${flaw.file}\` | \`${flaw.tests}\` |`
    return `${row} ${verdictOf(flaw, row)} |`
  })
  const killed = rows.filter((row) => row.endsWith(' killed |')).length
  return `# Flaws in what decides who may do what

Made by \`node scripts/mutants.mjs\`, which puts each of these flaws into a copy of the code, one at a time, and runs the tests that are named:
${killed} of ${rows.length} were found, by a test that fails. CI finds the quick ones anew with every change, and sees that each still has its place in
the code.

| flaw | in | looked for by | |
| --- | --- | --- | --- |
${rows.join('\n')}
`
}

/** A copy of the sources and tests, with the dependencies of this folder. */
function makeCopy() {
  const copy = mkdtempSync(join(tmpdir(), 'sluis-mutant-'))
  for (const path of ['packages', 'spec', 'test-vectors', 'vitest.config.ts', 'package.json', 'tsconfig.base.json']) {
    cpSync(join(root, path), join(copy, path), {
      recursive: true,
      filter: (source) => !LEFT_OUT.has(basename(source)),
    })
  }
  for (const path of ['.', 'packages/ttp-core', 'packages/ttp-server', 'packages/client']) {
    const modules = join(root, path, 'node_modules')
    if (existsSync(modules)) symlinkSync(modules, join(copy, path, 'node_modules'))
  }
  return copy
}

/** How many of the tests fail in the copy, and how many ran; when none did, the last lines of what was said of it. */
async function runTests(copy, tests, only) {
  const report = join(copy, 'report.json')
  rmSync(report, { force: true })
  const narrow = only === undefined ? [] : ['-t', only]
  const command = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--root', copy, ...tests, ...narrow]
  const child = spawn(process.execPath, [...command, '--reporter=json', `--outputFile=${report}`], {
    cwd: copy,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said = `${said}${text}`
      .split('\n')
      .slice(-SAID_LINES_MAX - 1)
      .join('\n')
  })
  await new Promise((resolve) => child.once('close', resolve))
  if (!existsSync(report)) return { failed: 0, ran: 0, said }
  const { numFailedTests, numPassedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
  // A test file that does not even start tells nothing of what its tests would say.
  const broken = testResults.some(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  if (broken) said = testResults.map(({ message }) => message).join('\n')
  return { failed: numFailedTests, ran: broken ? 0 : numFailedTests + numPassedTests, said }
}

/** The source with the flaw. The place must be there exactly once: a mutant that changes nothing proves nothing. */
function flawed(source, { find, replace }) {
  return source.split(find).length === 2 ? source.replace(find, () => replace) : undefined
}

/** What was said, under the line that it explains. */
const indented = (said) =>
  said
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n')

async function judge(copy, mutant) {
  const file = join(copy, mutant.file)
  const source = readFileSync(file, 'utf8')
  const changed = flawed(source, mutant)
  if (changed === undefined) return 'does not apply any more'
  writeFileSync(file, changed)
  const { failed, ran, said } = await runTests(copy, [mutant.tests], mutant.only)
  writeFileSync(file, source)
  if (ran === 0) {
    console.error(indented(said))
    return 'has no test that runs'
  }
  return failed > 0 ? 'killed' : 'SURVIVED'
}

const copies = Array.from({ length: WORKERS }, makeCopy)
try {
  if (!quick) {
    const { failed, ran, said } = await runTests(copies[0], [...new Set(chosen.map(({ tests }) => tests))])
    if (ran === 0) console.error(indented(said))
    if (failed > 0 || ran === 0) throw new Error(`without a flaw ${failed} of ${ran} tests fail`)
    console.log(`without a flaw: ${ran} tests pass`)
  }
  const waiting = [...chosen]
  const verdicts = []
  const found = new Map()
  await Promise.all(
    copies.map(async (copy) => {
      for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
        const verdict = await judge(copy, mutant)
        verdicts.push(verdict)
        found.set(mutant, verdict)
        console.log(`${verdict}: ${mutant.name} (${relative('packages', mutant.file)})`)
      }
    }),
  )
  const killed = verdicts.filter((verdict) => verdict === 'killed').length
  console.log(`${killed} of ${verdicts.length} flaws found by the tests`)
  if (!quick) writeFileSync(join(root, RECORD), recordOf(found))
  if (killed !== verdicts.length || killed === 0) process.exitCode = 1
} finally {
  for (const copy of copies) rmSync(copy, { recursive: true, force: true })
}
