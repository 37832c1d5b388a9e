import { readFileSync } from 'node:fs'
import type { Verdict } from '../claim.ts'
import { inFolder, runTool } from '../tools.ts'

/** The files of the model, in the order in which each builds on the earlier ones. */
export const FILES = ['Numbers', 'Encode', 'Injective', 'Canonical', 'Ambiguous'] as const
export type File = (typeof FILES)[number]
const LIMIT_SECONDS = 60

/** The text of a file of the model. */
export function textOf(file: File): string {
  return readFileSync(new URL(`${file}.v`, import.meta.url), 'utf8')
}

/**
 * Compiles texts one after the other, and says what came of the last one, or which theorem of which text failed first.
 * `N closed`: N theorems whose assumptions were printed, and none has any.
 */
export async function compile(tool: string, texts: ReadonlyMap<string, string>, expected: string): Promise<Verdict> {
  const files = Object.fromEntries([...texts].map(([name, text]) => [`${name}.v`, text]))
  return inFolder(files, async (folder) => {
    let seconds = 0
    let found = 'nothing to compile'
    for (const [name, text] of texts) {
      const args = ['-q', '-R', '.', 'Sluis', `${name}.v`]
      const outcome = await runTool({ command: 'coqc', args, folder, limitSeconds: LIMIT_SECONDS })
      seconds += outcome.seconds
      found = outcome.problem ?? read(name, text, outcome.output)
      if (outcome.problem !== null || found.startsWith('fails')) break
    }
    return { tool, expected, found, seconds }
  })
}

/** Checks what was compiled with the small checker that trusts neither tactics nor parser. */
export async function recheck(tool: string, files: readonly File[], expected: string): Promise<Verdict> {
  const texts = Object.fromEntries(files.map((file) => [`${file}.v`, textOf(file)]))
  return inFolder(texts, async (folder) => {
    let seconds = 0
    for (const file of files) {
      const args = ['-q', '-R', '.', 'Sluis', `${file}.v`]
      seconds += (await runTool({ command: 'coqc', args, folder, limitSeconds: LIMIT_SECONDS })).seconds
    }
    const args = ['-silent', '-o', '-R', '.', 'Sluis', ...files.map((file) => `Sluis.${file}`)]
    const { output, problem, seconds: more } = await runTool({ command: 'coqchk', args, folder, limitSeconds: 150 })
    const axioms = /^\* Axioms:\s*(.*)$/m.exec(output)?.[1]
    return { tool, expected, found: problem ?? `axioms: ${axioms ?? 'no verdict'}`, seconds: seconds + more }
  })
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

function read(name: string, text: string, output: string): string {
  const place = /^File "[^"]*", line (\d+)/m.exec(output)
  if (/^Error/m.test(output)) return `fails in ${name}: ${theoremAt(text, Number(place?.[1]))}`
  if (/^Axioms:/m.test(output)) return 'axioms'
  return `${output.split('\n').filter((line) => line === 'Closed under the global context').length} closed`
}

function theoremAt(text: string, line: number): string {
  const before = text.split('\n').slice(0, line).join('\n')
  return [...before.matchAll(/^(?:Lemma|Theorem|Example) (\w+)/gm)].at(-1)?.[1] ?? 'no theorem'
}

/** The texts up to a file, with one passage replaced, to see which theorem then fails. */
export function withFlaw(upTo: File, file: File, passage: string, flaw: string): ReadonlyMap<string, string> {
  const whole = textsUpTo(upTo)
  const text = whole.get(file)
  if (text === undefined || text.split(passage).length !== 2) throw new Error(`${file}.v: not once: ${passage}`)
  return new Map(whole).set(
    file,
    text.replace(passage, () => flaw),
  )
}

/** The texts that a file builds on, and that file. */
export function textsUpTo(upTo: File): ReadonlyMap<string, string> {
  return new Map(FILES.slice(0, FILES.indexOf(upTo) + 1).map((file) => [file, textOf(file)]))
}
