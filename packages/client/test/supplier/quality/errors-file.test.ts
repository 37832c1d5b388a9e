import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { checkFile, collectErrors, fileOrigin, writeErrorsFile } from '../../../src/supplier/index.ts'
import { fileWith, temporaryFolder } from '../sample-file.ts'

const now = () => new Date('2026-06-01T12:00:00Z')
const HEADER = 'relatienummer;e-mail;bezoekdatum;opmerking;religie'

const plain = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

/** Cells of a sheet by their address; throws on a file that is no XLSX. */
function cellsOf(path: string): { cells: Map<string, string>; xml: string } {
  const parts = unzipSync(readFileSync(path))
  const text = (name: string): string => new TextDecoder().decode(parts[name])
  const xml = text('xl/worksheets/sheet1.xml')
  const shared = [...text('xl/sharedStrings.xml').matchAll(/<si><t[^>]*>([^<]*)<\/t><\/si>/g)].map(
    ([, value]) => value ?? '',
  )
  const cells = new Map<string, string>()
  for (const [, attributes = '', value = ''] of xml.matchAll(/<c ([^>]*)>(?:(?!<\/c>).)*?<v>([^<]*)<\/v>/g)) {
    const address = /r="([A-Z]+\d+)"/.exec(attributes)?.[1] ?? ''
    cells.set(address, attributes.includes('t="s"') ? plain(shared[Number(value)] ?? '') : `number ${value}`)
  }
  return { cells, xml }
}

async function written(content: string, options: { maxRows?: number; scope?: 'held' | 'all' } = {}) {
  const path = join(temporaryFolder(), 'errors.xlsx')
  const result = await writeErrorsFile(fileWith(content), path, { language: 'nl', now, ...options })
  return { path, result }
}

describe('the spreadsheet of errors', () => {
  it('has the rows to mend as the file has them, with reasons behind, and no other row', async () => {
    const { path, result } = await written(
      [HEADER, 'R1;a@voorbeeld.nl;2026-01-02;;x', 'R2;fout;gisteren;0612;geheim', 'R3;fout;2026-01-02;;', 'R4;b'].join(
        '\n',
      ),
    )
    expect(result).toEqual({ path, rows: 3, rest: 0 })
    const { cells } = cellsOf(path)
    expect(['A1', 'B1', 'C1', 'D1', 'E1', 'F1'].map((at) => cells.get(at))).toEqual([
      'relatienummer',
      'e-mail',
      'bezoekdatum',
      'opmerking',
      'religie',
      'Sluis: regel in het bestand',
    ])
    expect(['A2', 'B2', 'C2', 'D2', 'F2', 'J2'].map((at) => cells.get(at))).toEqual([
      'R2',
      'fout',
      'gisteren',
      '0612',
      '3',
      'ACTIVITY_DATE_INVALID\nEMAIL_NO_AT',
    ])
    expect(cells.get('H2')).toBe('C bezoekdatum\nB e-mail')
    expect(cells.get('I2')).toBe('de regel blijft hier\ndeze waarde vervalt')
    expect([cells.get('A3'), cells.get('A4'), cells.get('B4')]).toEqual(['R3', 'R4', 'b'])
    expect([...cells.values()]).not.toContain('geheim')
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('writes every cell as text: no formula, no lost zero', async () => {
    const { path } = await written(`${HEADER}\n007;fout;2026-01-02;=HYPERLINK("http://x");\n008;fout;2026-01-02;+31;\n`)
    const { cells, xml } = cellsOf(path)
    expect([cells.get('A2'), cells.get('D2'), cells.get('D3')]).toEqual(['007', '=HYPERLINK("http://x")', '+31'])
    expect(xml).not.toContain('<f>')
    expect([...cells.values()].filter((value) => value.startsWith('number'))).toEqual([])
  })

  it('puts what is too much for a spreadsheet into a CSV that Excel opens, where nothing runs either', async () => {
    const rows = Array.from({ length: 5 }, (_, at) => `=R${at};fout;2026-01-02;a"b;`)
    const { path, result } = await written(`${HEADER}\n${rows.join('\n')}\n`, { maxRows: 2 })
    expect(result).toMatchObject({ rows: 2, rest: 3, restPath: path.replace('.xlsx', '-rest.csv') })
    const csv = readFileSync(result.restPath ?? '', 'utf8')
    expect(csv.startsWith('\uFEFFrelatienummer;e-mail;')).toBe(true)
    expect(csv.trimEnd().split('\r\n')).toHaveLength(4)
    expect(csv).toContain('\r\n\'=R2;fout;2026-01-02;"a""b";')
    if (process.platform !== 'win32') expect(statSync(result.restPath ?? '').mode & 0o777).toBe(0o600)
  })

  it('can be mended and checked as it is: the reasons are no fields', async () => {
    const table = await collectErrors(await fileOrigin(fileWith(`${HEADER}\nR1;fout;2026-01-02;;\n`)), { now })
    expect(table.columns).toEqual(HEADER.split(';'))
    const header = `${HEADER};Sluis: regel in het bestand;Sluis: wat er mis is;Sluis: waar;Sluis: wat er gebeurt;Sluis: code`
    const report = await checkFile(
      fileWith(`${header}\nR1;a@voorbeeld.nl;2026-01-02;;;3;Tekst;B e-mail;x;EMAIL_NO_AT\n`),
      { now },
    )
    expect(report.columns.map(({ column }) => column)).toEqual(['relatienummer', 'e-mail', 'bezoekdatum'])
  })

  it('leaves out who objected and what lies outside the agreement: nobody can mend that', async () => {
    const content =
      'e-mail;bezoekdatum;bezwaar\nfout;2026-01-02;ja\nfout;2020-01-02;nee\nfout;2026-01-02;misschien\na@b.nl;2026-01-02;nee\n'
    const origin = await fileOrigin(fileWith(content))
    const table = await collectErrors(origin, { now, periods: [{ inForceFrom: '2025-01-01' }] })
    const rows: (readonly [number, readonly string[]])[] = []
    for await (const { row, reasons } of table.rows) rows.push([row, reasons.map(({ code }) => code)])
    expect(rows).toEqual([[3, ['OBJECTION_UNCLEAR', 'EMAIL_NO_AT']]])
  })

  it('leaves out tickets given back: nobody came, and nothing is to mend', async () => {
    const origin = await fileOrigin(fileWith('e-mail;bezoekdatum;aantal\nfout;2026-01-02;-2\nfout;2026-01-02;2\n'))
    const { rows } = await collectErrors(origin, { now })
    const found: number[] = []
    for await (const { row } of rows) found.push(row)
    expect(found).toEqual([2])
  })

  it('gives only the rows that stay here where asked, and no file where there are none', async () => {
    const { path, result } = await written(`${HEADER}\nR1;fout;2026-01-02;;\n`, { scope: 'held' })
    expect(result).toEqual({ rows: 0, rest: 0 })
    expect(() => statSync(path)).toThrow()
  })

  it('replaces a file that others could read by one that they cannot', async () => {
    const path = join(temporaryFolder(), 'errors.xlsx')
    writeFileSync(path, 'old', { mode: 0o644 })
    await writeErrorsFile(fileWith(`${HEADER}\nR1;fout;x;;\n`), path, { language: 'en', now })
    expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK')
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('takes characters that no spreadsheet can hold', async () => {
    const { path } = await written(`${HEADER}\nR1;fout;2026-01-02;a\u0001b<&>"c;\n`)
    const { cells } = cellsOf(path)
    expect(cells.get('D2')).toBe('ab<&>"c')
  })
})
