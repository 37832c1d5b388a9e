import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FileError, openSource, type SourceRow } from '../../src/supplier/index.ts'
import { fileWith, temporaryFolder } from './sample-file.ts'

async function readAll(
  path: string,
  maxRowBytes?: number,
): Promise<{ columns: readonly string[]; rows: SourceRow[]; encoding: string }> {
  const source = await openSource(path, maxRowBytes === undefined ? {} : { maxRowBytes })
  const rows: SourceRow[] = []
  for await (const batch of source.rows()) rows.push(...batch)
  return { columns: source.columns, rows, encoding: source.survey.encoding }
}
const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'no error',
    (error: unknown) => (error instanceof FileError ? { code: error.code, ...error.where } : error),
  )

describe('encoding', () => {
  const text = 'naam;plaats\nMüller;’s-Hertogenbosch\n'
  it.each([
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)])],
    ['utf-16le', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])],
    ['utf-16be', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()])],
    ['windows-1252', Buffer.from('naam;plaats\nM\u00fcller;\u0092s-Hertogenbosch\n', 'latin1')],
  ])('reads %s', async (encoding, bytes) => {
    const read = await readAll(fileWith(bytes))
    expect(read.encoding).toBe(encoding)
    expect(read.columns).toEqual(['naam', 'plaats'])
    expect(read.rows.map(({ row, line, values }) => [row, line, ...values])).toEqual([
      [1, 2, 'Müller', '’s-Hertogenbosch'],
    ])
  })

  it('looks at the whole file: one byte at its end decides', async () => {
    const long = `naam\n${'Jansen\n'.repeat(100_000)}`
    expect((await openSource(fileWith(Buffer.concat([Buffer.from(long), Buffer.from([0xeb])])))).survey.encoding).toBe(
      'windows-1252',
    )
    expect((await openSource(fileWith(`${long}ë`))).survey.encoding).toBe('utf-8')
  })

  it('keeps characters whole that lie across two chunks of bytes', async () => {
    const name = 'ë'.repeat(70_001)
    expect((await readAll(fileWith(`a;b\n${name};1\n`))).rows[0]?.values[0]).toBe(name)
    expect((await readAll(fileWith(Buffer.from(`a;b\n${name};1\n`, 'latin1')))).rows[0]?.values[0]).toBe(name)
  })
})

describe('layout', () => {
  it.each([
    ['semicolon', 'a;b;c\n1;"x;y";3\n', ['1', 'x;y', '3']],
    ['comma', 'a,b,c\n1,"x,y",3\n', ['1', 'x,y', '3']],
    ['tab', 'a\tb\tc\n1\tx y\t3\n', ['1', 'x y', '3']],
    ['semicolon, although prices have commas', 'a;b;c\n1;12,50;3\n1;12,50;3\n', ['1', '12,50', '3']],
    ['comma with a space before the quote', 'a, b, c\n1, "x, y", 3\n', ['1', 'x, y', '3']],
    ['what Excel declares', 'sep=;\na;b;c\n1;x;3\n', ['1', 'x', '3']],
    ['lines of old Macs', 'a;b;c\r1;x;3\r', ['1', 'x', '3']],
    ['lines of Windows', 'a;b;c\r\n1;x;3\r\n', ['1', 'x', '3']],
    ['a quote inside a field', 'a;b;c\n1;Café "De Zwaan";3\n', ['1', 'Café "De Zwaan"', '3']],
    ['a line break inside a field', 'a;b;c\n1;"x\ny";3\n', ['1', 'x\ny', '3']],
  ])('reads %s', async (_, content, values) => {
    const { columns, rows } = await readAll(fileWith(content))
    expect(columns).toEqual(['a', 'b', 'c'])
    expect(rows[0]?.values).toEqual(values)
  })

  it('reads what a writer of CSV writes, whatever the values', async () => {
    // A value over lines that holds a whole row is what a quote opened by mistake looks like; it is refused on purpose.
    const value = fc
      .string({ unit: fc.constantFrom('a', 'é', ' ', ';', ',', '"', '\n', '\t', '1'), maxLength: 8 })
      .filter((text) => !/\n/.test(text) || text.split(';').length < 3)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(value, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 }),
        async (table) => {
          const quoted = table.map((row) => ['R1', ...row].map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';'))
          const { rows } = await readAll(fileWith(`"een";"twee";"drie";"vier"\n${quoted.join('\n')}\n`))
          expect(rows.map(({ values }) => values.slice(1))).toEqual(table)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('reads JSON lines, with nested objects as columns with dots and keys that come late', async () => {
    const content = '{"email":"a@b.nl","address":{"postcode":"1016GV"},"n":1}\n\n{"email":null,"objected":true}\n'
    const { columns, rows } = await readAll(fileWith(content, 'export.dat'))
    expect(columns).toEqual(['email', 'address.postcode', 'n', 'objected'])
    expect(rows).toEqual([
      { row: 1, line: 1, values: ['a@b.nl', '1016GV', '1', ''] },
      { row: 2, line: 3, values: ['', '', '', 'true'] },
    ])
  })
})

describe('numbers of rows and lines', () => {
  it('counts rows as a reader does, past blank lines and breaks in fields', async () => {
    const { rows } = await readAll(fileWith('a;b\n1;"x\ny"\n\n2;z\n3\n;\n4;\n'))
    expect(rows.map(({ row, error }) => [row, error])).toEqual([
      [1, undefined],
      [2, undefined],
      [3, 'ROW_RAGGED'],
      [4, undefined],
    ])
    expect(rows.map(({ line }) => line)).toEqual([2, 5, 6, 8])
  })
})

describe('bad files', () => {
  it.each([
    ['empty', '', { code: 'FILE_EMPTY' }],
    ['a byte-order mark and nothing', '\uFEFF', { code: 'FILE_EMPTY' }],
    ['white space', ' \n\n', { code: 'FILE_EMPTY' }],
    ['header only', 'a;b;c\n', { code: 'FILE_HEADER_ONLY', line: 1 }],
    ['another delimiter', 'naam§email§datum\nx§y§z\n', { code: 'FILE_DELIMITER_UNCLEAR', line: 1 }],
    ['a delimiter in the rows only', 'naam\nx;y\nx;y\n', { code: 'FILE_DELIMITER_UNCLEAR', line: 1 }],
    ['a broken spreadsheet', 'PK\u0003\u0004....', { code: 'FILE_SPREADSHEET_BROKEN' }],
    ['zero bytes', 'a;b\n\0;1\n', { code: 'FILE_NOT_TEXT' }],
    ['a JSON document that is no list', '{\n"email": [\n1\n]}', { code: 'FILE_JSON_NOT_LINES', line: 1 }],
    ['data in the header', 'jan@voorbeeld.nl;1016GV\npiet@voorbeeld.nl;1017AB\n', { code: 'HEADER_MISSING', line: 1 }],
    ['an open quote', 'a;b\n1;"x\n2;y\n', { code: 'QUOTE_NOT_CLOSED', line: 2 }],
  ])('refuses %s', async (_, content, expected) => {
    expect(await codeOf(readAll(fileWith(content)))).toEqual(expected)
  })

  it('refuses a file that is not there', async () => {
    expect(await codeOf(readAll(join(temporaryFolder(), 'absent.csv')))).toEqual({ code: 'FILE_ABSENT' })
  })

  it('tells a long line from a quote that was never closed', async () => {
    const long = `a;b\n1;2\n3;${'x'.repeat(2_000)}\n`
    const open = `a;b\n1;2\n3;"${'x\n'.repeat(1_000)}`
    expect(await codeOf(readAll(fileWith(long), 1_000))).toEqual({ code: 'ROW_TOO_LONG', line: 3 })
    expect(await codeOf(readAll(fileWith(open), 1_000))).toEqual({ code: 'QUOTE_NOT_CLOSED', line: 3 })
    expect(await codeOf(readAll(fileWith(`{"a":1}\n{"a":"${'x'.repeat(2_000)}"}\n`), 1_000))).toEqual({
      code: 'ROW_TOO_LONG',
      line: 2,
    })
  })

  it('refuses a line of 100 MB without holding it', async () => {
    const path = join(temporaryFolder(), 'long.csv')
    const file = openSync(path, 'w')
    writeSync(file, 'naam;email\nJansen;jansen@voorbeeld.nl\n')
    const block = Buffer.alloc(1_000_000, 'x')
    for (let count = 0; count < 100; count++) writeSync(file, block)
    closeSync(file)
    const before = process.memoryUsage()
    expect(await codeOf(readAll(path))).toEqual({ code: 'ROW_TOO_LONG', line: 3 })
    const after = process.memoryUsage()
    expect(after.heapUsed + after.external - before.heapUsed - before.external).toBeLessThan(80_000_000)
  })

  it('reports ragged rows by number and keeps the others', async () => {
    const { rows } = await readAll(fileWith('a;b;c\n1;2;3\n1;2\n1;2;3;4\n4;5;6\n'))
    expect(rows.map(({ row, line, error }) => ({ row, line, error }))).toEqual([
      { row: 1, line: 2, error: undefined },
      { row: 2, line: 3, error: 'ROW_RAGGED' },
      { row: 3, line: 4, error: 'ROW_RAGGED' },
      { row: 4, line: 5, error: undefined },
    ])
    expect(rows[1]?.values).toEqual([])
  })

  it('says that a quote is unclear where it swallowed the start of other rows', async () => {
    const { rows } = await readAll(fileWith('a;b\n1;"x\n2;y\n3;"z\n4;w\n'))
    expect(rows[0]).toMatchObject({ row: 1, line: 2, error: 'ROW_QUOTE_UNCLEAR' })
  })

  it('reports lines that are no JSON objects', async () => {
    const { rows } = await readAll(fileWith('{"a":"1"}\n{"a":\n[1]\n{"a":"2"}\n', 'x.jsonl'))
    expect(rows.map(({ error }) => error)).toEqual([undefined, 'ROW_JSON_INVALID', 'ROW_JSON_INVALID', undefined])
  })

  it('refuses a file that changes while it is read', async () => {
    const path = fileWith('a;b\n1;2\n')
    const source = await openSource(path)
    const file = openSync(path, 'a')
    writeSync(file, '3;4\n')
    closeSync(file)
    const read = async (): Promise<void> => {
      for await (const _ of source.rows());
    }
    expect(await codeOf(read())).toEqual({ code: 'FILE_CHANGED' })
  })
})
