import { checkFile, FileError, prepareFile, rowReader } from '../../src/supplier/index.ts'
import type { Mapping } from '../../src/supplier/map/mapping.ts'
import type { Question } from '../../src/supplier/map/question.ts'
import type { Expected, ExpectedRow, Verdict } from './make/expected.ts'
import { says, type Word } from './words.ts'

/** What the client makes of a file, in the terms of an expectation; codes in the place of words. */
export interface Observed {
  readonly stop?: string
  readonly read?: Readonly<Record<string, unknown>>
  readonly columns: readonly { readonly name: string; readonly verdict: Verdict; readonly proposed?: string }[]
  readonly questions: readonly Question[]
  readonly stopped: boolean
  readonly findings: readonly { readonly code: string; readonly level: string }[]
  readonly rows: readonly (Omit<ExpectedRow, 'state'> & {
    readonly state: string
    readonly notices: readonly string[]
  })[]
}

const PERIODS = [{ inForceFrom: '2025-01-01' }]
/** The day on which the corpus is read. */
const NOW = new Date('2026-11-20T12:00:00Z')
const NOTHING = { columns: [], questions: [], stopped: true, findings: [], rows: [] }

/** Reads a file as `check` and `send` do: first without answers, then, for its rows, with those of the expectation. */
export async function observe(path: string, expected: Expected): Promise<Observed> {
  const given = expected.mapping as Mapping | undefined
  try {
    const prepared = await prepareFile(path, given, {})
    const check = (mapping: Mapping | undefined): ReturnType<typeof checkFile> =>
      checkFile(path, { ...(mapping && { mapping }), periods: PERIODS, now: () => NOW })
    const report = await check(given)
    const { source, plan, questions } = prepared
    const mapping = answered(expected, questions)
    const asked = new Map(questions.filter(({ column }) => column !== undefined).map((item) => [item.column, item]))
    const used = new Map<number, string>()
    for (const { field, columns, calling, second } of [
      ...plan.identity,
      ...plan.activity,
      ...(plan.objected ? [plan.objected] : []),
      ...(plan.contactConsent ? [plan.contactConsent] : []),
    ])
      for (const at of [...columns, ...[calling, second].filter((one) => one !== undefined)])
        used.set(at, used.has(at) ? `${used.get(at)}+${field}` : field)
    const special = new Set(
      report.findings.filter(({ code }) => says('special category', code)).map(({ where }) => where.column),
    )
    return {
      read: readOf(source),
      columns: source.columns.map((name, at) => {
        const question = asked.get(name)
        const proposed = used.get(at) ?? question?.proposed ?? question?.field
        const verdict = question ? 'ask' : special.has(name) ? 'special' : (used.get(at) ?? 'none')
        return { name, verdict, ...(proposed !== undefined && { proposed }) }
      }),
      questions,
      // A file without the date of a visit can be checked, and cannot be sent.
      stopped: !report.ok || report.findings.some(({ code }) => code === 'VISIT_DATE_UNMAPPED'),
      // What only shows once a column is used is said after the answers.
      findings: [...report.findings, ...(mapping === given ? [] : (await check(mapping)).findings)].map(
        ({ code, level }) => ({ code, level }),
      ),
      rows: await rowsOf(path, mapping),
    }
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    return { ...NOTHING, stop: error.code }
  }
}

function readOf(source: object): Readonly<Record<string, unknown>> {
  const { format, delimiter, headerLine, sheet, survey } = source as Record<string, unknown>
  const { encoding } = (survey ?? {}) as Record<string, unknown>
  return { format, encoding, delimiter, headerLine, sheet }
}

/** The mapping with the expectation's answers to the questions that were asked. */
function answered(expected: Expected, questions: readonly Question[]): Mapping | undefined {
  const given = expected.mapping as Mapping | undefined
  const answers: Record<string, string> = {}
  for (const [about, choice] of Object.entries(expected.answers ?? {}))
    for (const question of questions) if (isAbout(about, question)) answers[question.id] = choice
  return Object.keys(answers).length === 0 ? given : { ...given, answers: { ...given?.answers, ...answers } }
}

/** Whether a question is about what an expectation says: a word, perhaps with a column behind `@`. */
export function isAbout(about: string, question: Question): boolean {
  const [word = '', column] = about.split(' @')
  return says(word as Word, question.code) && (column === undefined || question.column === column)
}

async function rowsOf(path: string, mapping: Mapping | undefined): Promise<Observed['rows']> {
  const { source, plan, dateOrders } = await prepareFile(path, mapping, {})
  const read = rowReader(plan, { country: 'NL', today: '2026-11-20', dateOrders, periods: PERIODS })
  const rows: Observed['rows'][number][] = []
  try {
    for await (const batch of source.rows()) {
      for (const row of batch) {
        const { line, state, identity, activity, contactConsent, faults } = read(row)
        rows.push({
          line,
          state,
          identity: identity as Record<string, string | true>,
          ...(activity && { activity: activity as unknown as Record<string, string | number> }),
          ...(contactConsent !== undefined && { consent: contactConsent }),
          findings: faults.map(({ code, field }) => (field ? `${code} ${field}` : code)),
          notices: [],
        })
      }
    }
  } catch (error) {
    // What stops the file half-way is in its findings; the rows before it stand.
    if (!(error instanceof FileError)) throw error
  }
  return rows
}
