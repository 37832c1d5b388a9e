import { type Charset, encode } from '../encode.ts'
import type { Case, Expected, ExpectedRow } from '../expected.ts'
import type { Visit } from '../people.ts'
import { type Column, type Csv, csv } from '../table.ts'

/** What a file of the corpus says of itself besides what follows from its columns and rows. */
export interface About extends Omit<Expected, 'columns' | 'rows' | 'stopped'> {
  readonly stopped?: boolean
  readonly charset?: Charset
  /** What a character set is called when the file is read. */
  readonly amend?: (rows: readonly ExpectedRow[]) => readonly ExpectedRow[]
}

const READ_AS: Readonly<Record<Charset, string>> = {
  'utf-8': 'utf-8',
  'utf-8-bom': 'utf-8',
  twice: 'utf-8',
  'utf-16le': 'utf-16le',
  'utf-16le-bare': 'utf-16le',
  'utf-16be': 'utf-16be',
  'windows-1252': 'windows-1252',
  cp850: 'cp850',
  macintosh: 'macintosh',
}

/** A file with a table as text. */
export function csvCase(
  name: string,
  columns: readonly Column[],
  rows: readonly Visit[],
  about: About,
  form: Csv = {},
): Case {
  const { charset = 'utf-8', amend = (all) => all, read, stopped = (about.questions?.length ?? 0) > 0, ...said } = about
  const made = csv(columns, rows, form)
  return {
    name,
    bytes: encode(made.text, charset),
    expected: {
      ...said,
      read: {
        format: 'csv',
        encoding: READ_AS[charset],
        delimiter: form.delimiter ?? ';',
        headerLine: 1 + (form.before?.length ?? 0),
        ...read,
      },
      columns: made.columns,
      stopped,
      rows: amend(made.rows),
    },
  }
}

/** A file that cannot be used at all. */
export function stopCase(
  name: string,
  bytes: Uint8Array | string,
  about: About & { readonly stop: NonNullable<Expected['stop']> },
): Case {
  const { charset, amend, ...said } = about
  return {
    name,
    bytes: typeof bytes === 'string' ? encode(bytes, charset ?? 'utf-8') : bytes,
    expected: { ...said, stopped: true },
  }
}

/** A file whose bytes and expectation are written out. */
export const rawCase = (name: string, bytes: Uint8Array | string, expected: Expected): Case => ({
  name,
  bytes: typeof bytes === 'string' ? encode(bytes, 'utf-8') : bytes,
  expected,
})
