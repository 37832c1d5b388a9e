import { isDeepStrictEqual } from 'node:util'
import { levelOf, type RowCode } from '../../src/supplier/index.ts'
import { isIdentityField } from '../../src/supplier/map/fields.ts'
import type { Expected, ExpectedRow } from './make/expected.ts'
import { isAbout, type Observed } from './observe.ts'
import { says, type Word } from './words.ts'

/** What differs between what was expected of a file and what became of it; empty when all is as it should be. */
export function compare(expected: Expected, observed: Observed): string[] {
  if (expected.stop !== undefined) {
    const blocking = observed.findings.filter(({ level }) => level === 'blocking').map(({ code }) => code)
    const codes = [...(observed.stop === undefined ? [] : [observed.stop]), ...blocking]
    const { stop } = expected
    return codes.some((code) => says(stop, code))
      ? []
      : [`stop: ${stop} was expected, ${codes.join(', ') || 'nothing'} said`]
  }
  if (observed.stop !== undefined) return [`stopped by ${observed.stop}`]
  return [
    ...comparedReading(expected, observed),
    ...comparedColumns(expected, observed),
    ...comparedQuestions(expected, observed),
    ...comparedFindings(expected, observed),
    ...comparedRows(expected.rows ?? [], observed.rows),
  ]
}

function comparedReading({ read = { format: 'csv' } }: Expected, observed: Observed): string[] {
  return Object.entries(read).flatMap(([key, value]) =>
    observed.read?.[key] === value ? [] : [`read: ${key} is ${String(observed.read?.[key])}, not ${value}`],
  )
}

/** How a column was recognised against what was expected. */
export type Recognition = 'right' | 'asked' | 'missed' | 'silently wrong'

/** Judges each column of a file. */
export function recognitions(
  { columns = [] }: Expected,
  observed: Observed,
): { name: string; recognition: Recognition; identity: boolean; is: string; wanted: string }[] {
  return columns.map(({ name, verdict }, at) => {
    const wanted = verdict.split('|')
    const is = observed.columns[at]?.verdict ?? 'nothing'
    const identity = [...wanted, is, observed.columns[at]?.proposed ?? ''].some(isIdentityField)
    const recognition = wanted.includes(is)
      ? 'right'
      : is === 'ask'
        ? 'asked'
        : is === 'none' || is === 'nothing' || is === 'special'
          ? 'missed'
          : 'silently wrong'
    return { name, recognition, identity, is, wanted: verdict }
  })
}

function comparedColumns(expected: Expected, observed: Observed): string[] {
  const { columns = [] } = expected
  const count =
    observed.columns.length < columns.length ? [`columns: ${observed.columns.length}, not ${columns.length}`] : []
  const wrong = recognitions(expected, observed).filter(({ recognition }) => recognition !== 'right')
  return [
    ...count,
    ...wrong.map(({ name, recognition, is, wanted }) => `column ${name}: ${is} (${recognition}), not ${wanted}`),
  ]
}

function comparedQuestions({ questions = [], columns = [] }: Expected, observed: Observed): string[] {
  const missing = questions.filter((about) => !observed.questions.some((question) => isAbout(about, question)))
  const mayBeAsked = new Set(
    columns.filter(({ verdict }) => verdict.split('|').includes('ask')).map(({ name }) => name),
  )
  const needless = observed.questions.filter(
    (question) =>
      question.needed &&
      !questions.some((about) => isAbout(about, question)) &&
      !(question.column !== undefined && mayBeAsked.has(question.column)),
  )
  return [
    ...missing.map((about) => `question about ${about} was not asked`),
    ...needless.map(({ id, code }) => `needless question ${id} (${code})`),
  ]
}

function comparedFindings(expected: Expected, observed: Observed): string[] {
  const { findings = [], stopped, questions = [] } = expected
  const missing = findings.filter((word) => !observed.findings.some(({ code }) => says(word, code)))
  const blocking = observed.findings.filter(({ code, level }) => {
    if (level !== 'blocking' || code === 'QUESTION_OPEN') return false
    return ![...findings, ...questions].some((about) => says(about.split(' @')[0] as Word, code))
  })
  // A question that may be asked may stop the file too.
  const asksOnly =
    blocking.length === 0 &&
    !stopped &&
    observed.questions.length > 0 &&
    comparedQuestions(expected, observed).length === 0
  return [
    ...missing.map((word) => `finding: nothing said of ${word}`),
    ...blocking.map(({ code }) => `finding: stopped for ${code}`),
    ...(observed.stopped === stopped || asksOnly ? [] : [`sending is ${observed.stopped ? '' : 'not '}stopped`]),
  ]
}

function comparedRows(expected: readonly ExpectedRow[], observed: Observed['rows']): string[] {
  if (expected.length === 0) return []
  const differences: string[] = []
  const left = [...observed]
  for (const row of expected) {
    const at = left.findIndex(({ line }) => line === row.line)
    const [found] = at === -1 ? [] : left.splice(at, 1)
    if (row.state === 'no row') {
      if (found && found.state !== 'refused') differences.push(`line ${row.line}: no row, but ${found.state}`)
    } else if (!found) differences.push(`line ${row.line}: lost`)
    else differences.push(...comparedRow(row, found))
  }
  for (const { line, state } of left)
    if (state !== 'refused') differences.push(`line ${line}: a row too many (${state})`)
  return differences
}

/** Notices about a row are said besides; everything that holds or drops something must be expected. */
const SAID_BY_STATE = new Set(['ROW_OBJECTED', 'ROW_BEFORE_AGREEMENT', 'ROW_AFTER_AGREEMENT', 'ROW_ANONYMOUS'])

function comparedRow(row: ExpectedRow, found: Observed['rows'][number]): string[] {
  const place = `line ${row.line}`
  const differences: string[] = []
  if (found.state !== row.state) differences.push(`${place}: ${found.state}, not ${row.state}`)
  for (const part of ['identity', 'activity'] as const) {
    const wanted = row[part]
    if (wanted === undefined) continue
    const is = found[part] ?? {}
    for (const field of new Set([...Object.keys(wanted), ...Object.keys(is)]))
      if (!isDeepStrictEqual(is[field], wanted[field]))
        differences.push(`${place}: ${field} is ${String(is[field])}, not ${String(wanted[field])}`)
  }
  if (row.consent !== undefined && found.consent !== row.consent)
    differences.push(`${place}: consent is ${String(found.consent)}, not ${row.consent}`)
  const wanted = row.findings ?? []
  const said = found.findings ?? []
  for (const finding of wanted)
    if (!said.some((code) => tells(finding, code))) differences.push(`${place}: nothing said of ${finding}`)
  for (const code of said) {
    const [bare = '', field] = code.split(' ')
    if (SAID_BY_STATE.has(bare) || levelOf(bare as RowCode, field as never) === 'notice') continue
    if (!wanted.some((finding) => tells(finding, code))) differences.push(`${place}: ${code} was not expected`)
  }
  return differences
}

/** Whether `CODE field` says `some words field`; a finding without a field is said by the code alone. */
function tells(finding: string, said: string): boolean {
  const [code = '', field] = said.split(' ')
  if (says(finding as Word, code)) return true
  const last = finding.lastIndexOf(' ')
  return last !== -1 && finding.slice(last + 1) === field && says(finding.slice(0, last) as Word, code)
}
