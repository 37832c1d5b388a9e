import { textOf } from '../supplier/check/texts.ts'
import type { Language } from '../supplier/findings.ts'
import type { Mapping } from '../supplier/map/mapping.ts'
import { openQuestions, type Question } from '../supplier/map/question.ts'
import { savedMapping } from '../supplier/map/save.ts'
import { writeMapping } from '../supplier/node/mapping-file.ts'
import { prepareFile } from '../supplier/node/open-file.ts'
import { spareInput } from '../supplier/node/spare-input.ts'
import { askChoice, askText, askYes } from './ask.ts'
import { answerLabel } from './field-label.ts'
import { say } from './output.ts'

/** Examples of a column that are shown to who decides; on the terminal only, and kept nowhere. */
const EXAMPLES = 3
const EXAMPLE_CHARACTERS = 40

const TEXT = {
  en: {
    watched:
      'Answer them once, on a terminal: `sluis check FILE --save-mapping MAPPING.json`. Then watch with `--mapping MAPPING.json`, and put the file back into the folder.',
    open: 'Questions about this file. Run `sluis check FILE --save-mapping MAPPING.json` on a terminal to answer them, or write the answers into a mapping:',
    needed: 'needed',
    column: 'column',
    such: 'such as',
    keep: 'Keep these answers for the next file of this kind?',
    where: 'In which file?',
    kept: 'Kept; next time: --mapping',
  },
  nl: {
    watched:
      'Beantwoord ze eenmaal, op een terminal: `sluis check BESTAND --save-mapping KOPPELING.json`. Geef daarna `--mapping KOPPELING.json` bij het letten op de map, en zet het bestand terug in de map.',
    open: 'Vragen over dit bestand. Geef `sluis check BESTAND --save-mapping KOPPELING.json` op een terminal om ze te beantwoorden, of schrijf de antwoorden in een koppelbestand:',
    needed: 'nodig',
    column: 'kolom',
    such: 'zoals',
    keep: 'Deze antwoorden bewaren voor het volgende bestand van deze soort?',
    where: 'In welk bestand?',
    kept: 'Bewaard; volgende keer: --mapping',
  },
} as const satisfies Record<Language, Record<string, string>>

/** The open questions for somebody who cannot be asked here: what each is about, and what may be answered. */
export function questionLines(questions: readonly Question[], language: Language): string[] {
  const text = TEXT[language]
  const lines = questions.map(({ id, code, column, options, needed }) => {
    const about = column === undefined ? '' : ` (${text.column} “${plain(column)}”)`
    const mark = needed ? ` [${text.needed}]` : ''
    return `  ${JSON.stringify(id)}: ${options.map((option) => JSON.stringify(option)).join(' | ')}${about}${mark}\n    ${textOf(code, language)}`
  })
  return [text.open, '  { "answers": { … } }', ...lines]
}

/** A question that kept a file from being delivered where nobody could be asked; words of the catalogue and names of columns, no values. */
export interface ReportedQuestion extends Question {
  readonly text: string
}

/** What a report says of a file that waits for answers: each question with what may be answered, and how that is done. */
export interface ReportedQuestions {
  readonly questions: readonly ReportedQuestion[]
  readonly how: string
}

/** The questions that stop a file, for a report beside it. Throws as `prepareFile`. */
export async function reportQuestions(
  file: string,
  mapping: Mapping | undefined,
  language: Language,
  signal?: AbortSignal,
): Promise<ReportedQuestions> {
  const prepared = await prepareFile(file, mapping, signal ? { signal } : {})
  const open = openQuestions(prepared.questions, prepared.plan.mapping.answers).filter(({ needed }) => needed)
  const questions = open.map((question) => ({ ...question, text: textOf(question.code, language) }))
  return { questions, how: TEXT[language].watched }
}

/**
 * Asks everything that is open about a file, and again what the answers raise. The examples that are shown are of the file, for the
 * eyes of who sits there. @returns The mapping with the answers; as it was when nothing was open.
 */
export async function askQuestions(
  file: string,
  given: Mapping | undefined,
  language: Language,
  signal?: AbortSignal,
): Promise<Mapping | undefined> {
  let mapping = given
  for (;;) {
    const prepared = await prepareFile(file, mapping, signal ? { signal } : {})
    const open = openQuestions(prepared.questions, prepared.plan.mapping.answers)
    const [question] = open
    if (question === undefined) return mapping
    const examples = examplesOf(question, prepared)
    const about = question.column === undefined ? '' : `${TEXT[language].column} “${plain(question.column)}”: `
    const such = examples.length === 0 ? '' : ` (${TEXT[language].such} ${examples.join(', ')})`
    const options = await labelled(question, prepared, language)
    const chosen = await askChoice(`${about}${textOf(question.code, language)}${such}`, options, question.proposed)
    mapping = { ...mapping, answers: { ...mapping?.answers, [question.id]: chosen } }
  }
}

/** Keeps a mapping as it came to be: where `path` says, else where the user says, if he wants it. */
export async function keepMapping(
  file: string,
  mapping: Mapping | undefined,
  path: string | undefined,
  language: Language,
): Promise<void> {
  const text = TEXT[language]
  if (path === undefined && !(await askYes(text.keep, true))) return
  const target = path ?? (await askText({ message: text.where, initial: `${file}.mapping.json` }))
  await spareInput(file, [target])
  await writeMapping(target, savedMapping(await prepareFile(file, mapping, {})))
  say(`${text.kept} ${target}`)
}

type Prepared = Awaited<ReturnType<typeof prepareFile>>

async function labelled(
  { id, options }: Question,
  { source }: Prepared,
  language: Language,
): Promise<readonly { value: string; label: string; hint?: string }[]> {
  // Which encoding is right is seen at once by whoever knows the names.
  const letters = id === 'encoding' ? await source.letters() : []
  return options.map((value) => {
    const label = answerLabel(id, value, language)
    const words = letters.map((example) => (example as Readonly<Record<string, string>>)[value]).filter(Boolean)
    return {
      value,
      label: words.length === 0 ? label : `${label}: ${words.map((word) => plain(word ?? '')).join(', ')}`,
    }
  })
}

function examplesOf({ column }: Question, { source }: Prepared): string[] {
  const at = column === undefined ? -1 : source.columns.indexOf(column)
  if (at < 0) return []
  const values = source.sample.map((row) => row.values[at] ?? '').filter((value) => value.trim() !== '')
  return [...new Set(values)].slice(0, EXAMPLES).map((value) => `“${plain(value).slice(0, EXAMPLE_CHARACTERS)}”`)
}

/** Without what could confuse a terminal. */
const plain = (text: string): string => text.replace(/\p{C}/gu, ' ')
