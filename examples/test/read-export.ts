import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { InstitutionExport } from '../src/exports/index.ts'
import { INSTITUTIONS } from '../src/exports/institutions/index.ts'
import type { Institution } from '../src/exports/types.ts'

export interface TruthRow {
  row: number
  person: string
  household: string
  expected: string
}

/** A record as a strict reader sees it: fields by column name, or undefined when it is broken. */
export type FileRecord = Record<string, string> | undefined

export function institutionOf(id: string): Institution {
  const found = INSTITUTIONS.find((institution) => institution.id === id)
  if (found === undefined) throw new Error(`no institution ${id}`)
  return found
}

export async function readTruth(file: string): Promise<Map<string, TruthRow[]>> {
  const byInstitution = new Map<string, TruthRow[]>()
  const [header, ...lines] = (await readFile(file, 'utf8')).trimEnd().split('\n')
  if (header !== 'institution,row,person_id,household_id,expected') throw new Error('another header than stated')
  for (const line of lines) {
    const [institution = '', row, person = '', household = '', expected = ''] = line.split(',')
    const list = byInstitution.get(institution) ?? []
    list.push({ row: Number(row), person, household, expected })
    byInstitution.set(institution, list)
  }
  return byInstitution
}

/** The records of a file, decoded strictly by the encoding that the institution states. */
export async function readRecords(directory: string, made: InstitutionExport): Promise<FileRecord[]> {
  const { format } = institutionOf(made.id)
  const bytes = await readFile(join(directory, made.file))
  const text = new TextDecoder(format.encoding === 'windows-1252' ? 'windows-1252' : 'utf-8', { fatal: true }).decode(
    bytes,
  )
  return format.shape === 'json-lines' ? readJsonLines(text) : readCsv(text, format.delimiter)
}

function readJsonLines(text: string): FileRecord[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => {
      try {
        const value: unknown = JSON.parse(line)
        if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
        return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, item === null ? '' : String(item)]))
      } catch {
        return undefined
      }
    })
}

function readCsv(text: string, delimiter: string): FileRecord[] {
  const records: string[][] = []
  let record: string[] = []
  const field = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${delimiter}\\r\\n]*))(${delimiter}|\\r?\\n)`, 'gy')
  for (let match = field.exec(text); match !== null; match = field.exec(text)) {
    record.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
    if (match[3] !== delimiter) {
      records.push(record)
      record = []
    }
    if (field.lastIndex === text.length) break
  }
  if (field.lastIndex !== text.length) throw new Error('the file does not parse to its end')
  const [header = [], ...rows] = records
  return rows.map((row) =>
    row.length === header.length ? Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])) : undefined,
  )
}
