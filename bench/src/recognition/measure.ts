import { isIdentityField, planRows, recogniseColumns, type SourceRow } from '@sluis/client/supplier'
import { SYSTEMS } from './systems.ts'
import { KINDS, type Kind } from './values.ts'

/** What became of one column. */
export interface Judged {
  readonly system: string
  readonly header: string
  /** The field that is used without a question, or nothing. */
  readonly used: string
  readonly outcome: 'right' | 'asked' | 'missed' | 'silently wrong'
  /** Somebody must answer before anything is sent. */
  readonly needed: boolean
  readonly identity: boolean
}

interface Column {
  readonly header: string
  readonly kind: Kind
}

/** Recognises the columns of every system's export with `rows` invented rows. */
export function recogniseSystems(rows: number): Judged[] {
  return Object.entries(SYSTEMS).flatMap(([system, text], seed) => {
    const columns = columnsOf(text)
    const draw = drawing(seed + 1)
    const sample = Array.from({ length: rows }, (_, row): SourceRow => {
      const values = columns.map(({ kind }) => kind.cell(row, draw))
      return { row: row + 1, line: row + 2, values }
    })
    const source = { format: 'csv' as const, columns: columns.map(({ header }) => header), sample }
    const recognised = recogniseColumns(source)
    const { questions } = planRows(source)
    return columns.map(({ header, kind }, index): Judged => {
      const used = recognised.find((item) => item.index === index && item.used)?.field ?? ''
      const question = questions.find(({ column, id }) => column === header && id.startsWith('column:'))
      const right = kind.right.length === 0 ? used === '' : kind.right.includes(used)
      const outcome = question ? 'asked' : right ? 'right' : used === '' ? 'missed' : 'silently wrong'
      const identity = [used, ...kind.right].some(isIdentityField)
      return { system, header, used, outcome, needed: question?.needed === true, identity }
    })
  })
}

function columnsOf(text: string): Column[] {
  return text.split('|').map((item) => {
    const [header = '', name = ''] = item.split('=')
    const kind = KINDS[name.replace('!', '')]
    if (!kind) throw new Error(`no such kind of column: ${name}`)
    return { header, kind: name.startsWith('!') ? { ...kind, right: [] } : kind }
  })
}

/** Numbers that look drawn and are the same in every run. */
function drawing(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
