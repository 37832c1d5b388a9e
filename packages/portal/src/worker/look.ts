import {
  blobOrigin,
  checkFile,
  collectErrors,
  columnLabels,
  FileError,
  findParties,
  isIdentityField,
  type Mapping,
  MENDS,
  type PreparedFile,
  parseMapping,
  prepareFile,
  spokenKeyFingerprint,
  textOf,
  useOf,
  writeErrors,
} from '@sluis/client/browser'
import { labelOf } from '../fields.ts'
import type { AskedView, Both, Calls, Checked, ColumnView, Looked, PartView, Progress } from '../protocol.ts'
import { linkabilityView } from './report-view.ts'
import { place, service } from './session.ts'

/** A browser has no disk that only one run can read: what is shuffled is in memory. */
const BYTES_MAX = 150_000_000
const PREVIEW_ROWS = 8
const EXAMPLES = 3
const REMEMBERED = 'mapping.json'

/** Looks at a file: what it is, its columns and first rows. What is shown of it goes to the page and nowhere else. */
export async function look({ file, mapping }: Calls['look']['in'], signal: AbortSignal): Promise<Looked> {
  if (file.size > BYTES_MAX) throw new FileError('FILE_TOO_LARGE_HERE')
  const origin = blobOrigin(file)
  const remembered = mapping === undefined ? await rememberedMapping() : undefined
  let isRemembered = remembered !== undefined
  let given = mapping ?? remembered
  let prepared: PreparedFile
  try {
    prepared = await prepareFile(origin, given, { signal })
  } catch (error) {
    // A mapping of another file: this one is recognised afresh.
    if (!isRemembered || !(error instanceof FileError)) throw error
    isRemembered = false
    given = undefined
    prepared = await prepareFile(origin, undefined, { signal })
  }
  const { source, plan } = prepared
  const { sample } = source
  const guesses = new Map(plan.recognised.map((guess) => [guess.column, guess.confidence]))
  // By their labels: of two columns with one header each has a meaning of its own.
  const labels = columnLabels(source.columns)
  const columns = labels.map((name, index): ColumnView => {
    const used = Object.hasOwn(plan.mapping.columns, name) ? plan.mapping.columns[name] : undefined
    const confidence = guesses.get(name)
    return {
      name,
      ...(used !== undefined && { field: useOf(used).field }),
      ...(confidence !== undefined && { confidence }),
      examples: [...new Set(sample.slice(0, 50).map(({ values }) => values[index] ?? ''))]
        .filter((value) => value.trim() !== '')
        .slice(0, EXAMPLES),
    }
  })
  return {
    name: file.name,
    bytes: file.size,
    format: source.format,
    encoding: source.survey.encoding,
    ...(source.delimiter !== undefined && { delimiter: source.delimiter }),
    columns,
    preview: sample.slice(0, PREVIEW_ROWS).map(({ values }) => values),
    questions: await questionsOf(prepared),
    mapping: given ?? {},
    settled: plan.mapping.columns,
    isRemembered,
  }
}

async function questionsOf({ source, plan, questions }: PreparedFile): Promise<AskedView[]> {
  const letters = questions.some(({ id }) => id === 'encoding') ? await source.letters() : []
  return questions.map((question) => {
    const answer = plan.mapping.answers?.[question.id]
    const options = question.options
    return {
      ...question,
      ...(answer !== undefined && options.includes(answer) && { answer }),
      text: both(question.code),
      labels: options.map((option) => optionLabel(option)),
      examples:
        question.id === 'encoding'
          ? options.map((option) => letters.map((each) => (each as Record<string, string>)[option] ?? '').join(', '))
          : [],
    }
  })
}

/** What would become of every row, and what would leave. */
export async function check(
  { file, mapping }: Calls['check']['in'],
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<Checked> {
  const api = await service()
  const { directory } = await api.directory({ signal })
  const today = new Date().toISOString().slice(0, 10)
  const parties = findParties(api.config, directory, today)
  const report = await checkFile(blobOrigin(file), {
    mapping,
    country: api.config.country,
    periods: parties.periods,
    signal,
    onProgress: ({ rows, share }) => onProgress({ step: 'reading', rows, share }),
  })
  const columnsOf = new Map<string, string[]>()
  for (const { column, field } of report.columns) columnsOf.set(field, [...(columnsOf.get(field) ?? []), column])
  const fieldsFor = (kind: PartView['kind']): PartView['fields'] =>
    [...columnsOf].filter(([field]) => kindOf(field) === kind).map(([field, columns]) => ({ field, columns }))
  const tenantName = directory.organisations.find(({ id }) => id === parties.tenant)?.name ?? parties.tenant
  return {
    report,
    linkability: linkabilityView(report),
    groups: report.groups.map(({ mend, level, count, findings }) => ({
      title: MENDS[mend],
      level,
      count,
      findings: findings.map(({ code, level: own, count: times, where, rows = [] }) => ({
        code,
        level: own,
        count: times,
        ...(where.column !== undefined && { column: where.column }),
        rows,
        text: both(code),
      })),
    })),
    parts: [
      {
        kind: 'identity',
        recipient: directory.issuer,
        fingerprint: spokenKeyFingerprint(parties.identityKey),
        fields: fieldsFor('identity'),
      },
      {
        kind: 'activity',
        recipient: tenantName,
        fingerprint: spokenKeyFingerprint(parties.tenantKey),
        fields: fieldsFor('activity'),
      },
    ],
    staying: [...report.unmapped, ...(columnsOf.get('objected') ?? [])],
  }
}

/** In which part a field travels; an objection decides here, and stays. */
function kindOf(field: string): PartView['kind'] | undefined {
  if (field === 'objected') return undefined
  return isIdentityField(field) || field === 'contactConsent' ? 'identity' : 'activity'
}

/** The rows to mend, as a spreadsheet that is made here. */
export async function errors(
  { file, mapping, language }: Calls['errors']['in'],
  signal: AbortSignal,
): Promise<Calls['errors']['out']> {
  const api = await service()
  const { directory } = await api.directory({ signal })
  const { periods } = findParties(api.config, directory, new Date().toISOString().slice(0, 10))
  const table = await collectErrors(blobOrigin(file), { mapping, country: api.config.country, periods, signal })
  const { xlsx, rows, rest } = await writeErrors(table, { language })
  return { ...(xlsx && { xlsx }), rows, rest }
}

/** The mapping of the delivery before, for a file of the same form. */
async function rememberedMapping(): Promise<Mapping | undefined> {
  const { storage } = await place()
  const text = await storage.read(REMEMBERED)
  try {
    return text === undefined ? undefined : parseMapping(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** Keeps a mapping for the next file: names of columns and closed words, no values. */
export async function rememberMapping(mapping: Mapping): Promise<void> {
  const { storage } = await place()
  await storage.write(REMEMBERED, JSON.stringify(mapping))
}

const both = (code: Parameters<typeof textOf>[0]): Both => ({ nl: textOf(code, 'nl'), en: textOf(code, 'en') })

const WORDS: Readonly<Record<string, Both>> = {
  ignore: { nl: 'Deze kolom blijft hier', en: 'This column stays here' },
  dmy: { nl: 'dag, maand, jaar', en: 'day, month, year' },
  mdy: { nl: 'maand, dag, jaar', en: 'month, day, year' },
  ymd: { nl: 'jaar, maand, dag', en: 'year, month, day' },
  yes: { nl: 'ja', en: 'yes' },
  no: { nl: 'nee', en: 'no' },
}
const optionLabel = (option: string): Both =>
  (Object.hasOwn(WORDS, option) ? WORDS[option] : undefined) ?? labelOf(option)
