import { readFileSync } from 'node:fs'
import type { Verdict } from '../claim.ts'
import { inFolder, runTool } from '../tools.ts'

/** The files of the model. All build on the first two, and on nothing else. */
export const FILES = ['Numbers', 'Encode', 'Injective', 'Canonical', 'Ambiguous'] as const
export type File = (typeof FILES)[number]
const LIMIT_SECONDS = 60

/** The text of a file of the model. */
export function textOf(file: File): string {
  return readFileSync(new URL(`${file}.v`, import.meta.url), 'utf8')
}

/**
 * Compiles texts one after the other, and says what came of them, or which theorem of which text failed first.
 * `N closed`: N theorems whose assumptions were printed, and none has any.
 */
export async function compile(tool: string, texts: ReadonlyMap<string, string>, expected: string): Promise<Verdict> {
  return inFolder(filesOf(texts), async (folder) => {
    const { found, seconds } = await compileIn(folder, texts)
    return { tool, expected, found, seconds }
  })
}

/** Compiles, and has the result checked again by the small checker that trusts neither tactics nor parser. */
export async function recheck(tool: string, files: readonly File[], expected: string): Promise<Verdict> {
  const texts = new Map(files.map((file) => [file, textOf(file)]))
  return inFolder(filesOf(texts), async (folder) => {
    const { seconds } = await compileIn(folder, texts)
    // The standard library is not checked again: that would take half a minute.
    const modules = files.flatMap((file) => ['-norec', `Sluis.${file}`])
    const job = { command: 'coqchk', args: ['-R', '.', 'Sluis', ...modules], folder, limitSeconds: LIMIT_SECONDS }
    const { output, problem, seconds: more } = await runTool(job)
    const said = /^Modules were successfully checked$/m.test(output) ? 'checked' : 'not checked'
    return { tool, expected, found: problem ?? said, seconds: seconds + more }
  })
}

async function compileIn(
  folder: string,
  texts: ReadonlyMap<string, string>,
): Promise<Pick<Verdict, 'found' | 'seconds'>> {
  let seconds = 0
  let closed = 0
  for (const [name, text] of texts) {
    const args = ['-q', '-R', '.', 'Sluis', `${name}.v`]
    const outcome = await runTool({ command: 'coqc', args, folder, limitSeconds: LIMIT_SECONDS })
    seconds += outcome.seconds
    const failure = outcome.problem ?? failureOf(name, text, outcome.output)
    if (failure !== null) return { found: failure, seconds }
    closed += outcome.output.split('\n').filter((line) => line === 'Closed under the global context').length
  }
  return { found: `${closed} closed`, seconds }
}

function filesOf(texts: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries([...texts].map(([name, text]) => [`${name}.v`, text]))
}

const SILENT_PREMISE =
  /\b(Axioms?|Parameters?|Hypothes[ie]s|Variables?|Conjectures?|Admitted|admit|give_up|Section|Context|Abort|Declare|bypass_check|Unset)\b/

/** Looks for words with which a premise could stand in a text without being seen in its theorems. */
export function searchPremises(files: readonly File[], expected: string): Verdict {
  const found = files.flatMap((file) => SILENT_PREMISE.exec(withoutComments(textOf(file)))?.[0] ?? [])
  return { tool: 'search of the source', expected, found: `premises: ${found.join(', ') || 'none'}`, seconds: 0 }
}

function withoutComments(text: string): string {
  return text.replace(/\(\*[\s\S]*?\*\)/g, '')
}

function failureOf(name: string, text: string, output: string): string | null {
  const place = /^File "[^"]*", line (\d+)/m.exec(output)
  if (/^Error/m.test(output)) return `fails in ${name}: ${theoremAt(text, Number(place?.[1]))}`
  return /^Axioms:/m.test(output) ? `axioms in ${name}` : null
}

function theoremAt(text: string, line: number): string {
  const before = text.split('\n').slice(0, line).join('\n')
  return [...before.matchAll(/^(?:Lemma|Theorem|Example) (\w+)/gm)].at(-1)?.[1] ?? 'no theorem'
}

/** A file and what it builds on, with one passage replaced, to see which theorem then fails. */
export function withFlaw(top: File, file: File, passage: string, flaw: string): ReadonlyMap<string, string> {
  const whole = textsFor(top)
  const text = whole.get(file)
  if (text === undefined || text.split(passage).length !== 2) throw new Error(`${file}.v: not once: ${passage}`)
  return new Map(whole).set(
    file,
    text.replace(passage, () => flaw),
  )
}

/** A file and what it builds on. */
export function textsFor(top: File): ReadonlyMap<string, string> {
  return new Map([...new Set<File>(['Numbers', 'Encode', top])].map((file) => [file, textOf(file)]))
}
