import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, it, vi } from 'vitest'
import { workbookBytes } from '../../src/cli/write-workbook.ts'
import { MAPPED_FIELDS } from '../../src/supplier/map/fields.ts'
import { fieldByName } from '../../src/supplier/map/names.ts'
import { checkFile } from '../../src/supplier/node/open-file.ts'
import { TEMPLATE_FIELDS } from '../../src/supplier/template/fields.ts'
import { TEMPLATE_KINDS, templateSheets } from '../../src/supplier/template/sheets.ts'
import { fileWith, temporaryFolder } from '../supplier/sample-file.ts'
import { runSluis } from './run-sluis.ts'

// Many commands, one after the other: on a busy machine each takes seconds to start.
vi.setConfig({ testTimeout: 300_000 })

const kinds = Object.keys(TEMPLATE_KINDS) as (keyof typeof TEMPLATE_KINDS)[]

describe('sluis template', () => {
  it.each(kinds.flatMap((kind) => [[kind, 'nl'] as const, [kind, 'en'] as const]))(
    'writes the %s spreadsheet in %s: a workbook of two sheets that only its owner may read',
    async (kind, language) => {
      const out = join(temporaryFolder(), 'sjabloon met spatie.xlsx')
      const { code, stdout } = await runSluis(['template', '--kind', kind, '--out', out, '--lang', language, '--json'])
      expect([code, JSON.parse(stdout)]).toMatchObject([0, { ok: true, file: out, kind }])
      expect(statSync(out).mode & 0o777).toBe(0o600)
      const parts = unzipSync(readFileSync(out))
      expect(Object.keys(parts)).toEqual(
        expect.arrayContaining(['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml']),
      )
      const strings = new TextDecoder().decode(parts['xl/sharedStrings.xml'])
      for (const { header } of TEMPLATE_FIELDS.filter(({ field }) => TEMPLATE_KINDS[kind].includes(field as never))) {
        expect(strings).toContain(`>${header[language]}<`)
      }
    },
  )

  it.each(kinds.flatMap((kind) => [[kind, 'nl'] as const, [kind, 'en'] as const]))(
    'is read back whole once it is filled in: the %s one in %s, its first sheet, every column, and no question',
    async (kind, language) => {
      const [visits, explanation] = templateSheets(kind, language)
      const [head = [], ready = []] = visits.data
      const typed = TEMPLATE_FIELDS.filter(({ field }) => TEMPLATE_KINDS[kind].includes(field as never)).map(
        ({ example }, at) => ({
          ...ready[at],
          value: typeof example === 'string' || example instanceof Date ? example : example[language],
        }),
      )
      const data = [head, typed, ...visits.data.slice(2)]
      const file = fileWith(await workbookBytes([{ ...visits, data }, explanation]), 'sjabloon.xlsx')
      const { rows, columns, questions, file: read, unmapped } = await checkFile(file)
      expect(columns.map(({ field }) => field)).toEqual(TEMPLATE_KINDS[kind])
      expect({ total: rows.total, accepted: rows.accepted, questions, unmapped }).toEqual({
        total: 1,
        accepted: 1,
        questions: [],
        unmapped: [],
      })
      expect(read.sheet).toBe({ nl: 'Bezoeken', en: 'Visits' }[language])
    },
  )

  it.each(kinds.flatMap((kind) => [[kind, 'nl'] as const, [kind, 'en'] as const]))(
    'delivers nobody while it is empty: the %s one in %s',
    async (kind, language) => {
      const file = fileWith(await workbookBytes(templateSheets(kind, language)), 'sjabloon.xlsx')
      await expect(checkFile(file)).rejects.toMatchObject({ code: 'FILE_HEADER_ONLY' })
    },
  )

  it('has columns whose names alone say what they are, and explains each on the second sheet', () => {
    for (const language of ['nl', 'en'] as const) {
      for (const { field, header, about } of TEMPLATE_FIELDS) {
        expect([header[language], fieldByName(header[language])?.field]).toEqual([header[language], field])
        expect(about[language].length).toBeGreaterThan(2)
      }
      const [visits, explanation] = templateSheets('full', language)
      const explained = explanation.data.map(([cell]) => cell?.value)
      for (const { value } of visits.data[0] ?? []) expect(explained).toContain(value)
    }
    for (const fields of Object.values(TEMPLATE_KINDS)) expect(fields).toContain('visitDate')
    expect(new Set(TEMPLATE_FIELDS.map(({ field }) => field)).size).toBe(TEMPLATE_FIELDS.length)
    for (const { field } of TEMPLATE_FIELDS) expect(MAPPED_FIELDS).toContain(field)
  })

  it('overwrites nothing: a filled-in template is a day’s work', async () => {
    const out = join(temporaryFolder(), 'visits.xlsx')
    writeFileSync(out, 'a day’s work')
    const { code, stderr } = await runSluis(['template', '--out', out])
    expect([code, readFileSync(out, 'utf8')]).toEqual([8, 'a day’s work'])
    expect(stderr).toContain('FILE_EXISTS')
    expect((await runSluis(['template', '--out', '/absent/visits.xlsx'])).code).toBe(8)
  })
})
