import { isDeepStrictEqual } from 'node:util'
import { planRows, recogniseColumns, type SourceRow } from '@sluis/client/supplier'
import { SYSTEMS } from './systems.ts'
import { KINDS, type Kind } from './values.ts'

// How well columns are recognised in exports of many systems with invented rows: `node --conditions=sluis-source main.ts [--each]`.
// Prints one JSON object; with --each also what went wrong, column by column, on standard error.
const ROWS = 60
const IDENTITY =
  /Name|initials|birthDate|email|phone|postcode|houseNumber|addressLine|street|city|country|relationNumber/
const each = process.argv.includes('--each')

/** Numbers that look drawn and are the same in every run. */
function drawing(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

interface Column {
  readonly header: string
  readonly kind: Kind
}

function columnsOf(text: string): Column[] {
  return text.split('|').map((item) => {
    const [header = '', name = ''] = item.split('=')
    const kind = KINDS[name.replace('!', '')]
    if (!kind) throw new Error(`no such kind: ${name}`)
    return { header, kind: name.startsWith('!') ? { ...kind, right: [] } : kind }
  })
}

const totals = {
  columns: 0,
  right: 0,
  asked: 0,
  missed: 0,
  wrong: 0,
  silentIdentity: 0,
  needlessNeeded: 0,
  orderMatters: 0,
}
for (const [seed, [system, text]] of Object.entries(SYSTEMS).entries()) {
  const columns = columnsOf(text)
  const draw = drawing(seed + 1)
  const sample = Array.from({ length: ROWS }, (_, row): SourceRow => {
    const values = columns.map(({ kind }) => kind.cell(row, draw))
    return { row: row + 1, line: row + 2, values }
  })
  const source = { format: 'csv' as const, columns: columns.map(({ header }) => header), sample }
  const recognised = recogniseColumns(source)
  const { questions } = planRows(source)
  const backwards = recogniseColumns({ ...source, sample: [...sample].reverse() })
  if (!isDeepStrictEqual(recognised, backwards)) totals.orderMatters++
  for (const [index, { header, kind }] of columns.entries()) {
    const used = recognised.find((item) => item.index === index && item.used)?.field ?? ''
    const question = questions.find(({ column, id }) => column === header && id.startsWith('column:'))
    const right = kind.right.length === 0 ? used === '' : kind.right.includes(used)
    totals.columns++
    if (question) totals.asked++
    else if (right) totals.right++
    else if (used === '') totals.missed++
    else totals.wrong++
    if (!right && !question && IDENTITY.test(used)) totals.silentIdentity++
    if (question?.needed && right && kind.right.length > 0) totals.needlessNeeded++
    if (each && (!right || question))
      process.stderr.write(
        `${system}: ${header}: ${used || 'not used'}${question ? ` (asked${question.needed ? ', needed' : ''}: ${question.options.join('/')})` : ''}, right ${kind.right.join('/') || 'none'}\n`,
      )
  }
}
const share = (count: number): number => Math.round((1000 * count) / totals.columns) / 10
process.stdout.write(
  `${JSON.stringify({ systems: Object.keys(SYSTEMS).length, ...totals, rightPercent: share(totals.right), rightOrAskedPercent: share(totals.right + totals.asked) })}\n`,
)
