import { describe, expect, it } from 'vitest'
import { codeOf, readFile } from './read-file.ts'

describe('JSON', () => {
  it.each([
    ['a list', '[{"email":"a@b.nl","adres":{"postcode":"1016GV"}},{"email":"c@d.nl","n":[1,2]}]'],
    [
      'a list over lines',
      '[\n  {"email": "a@b.nl", "adres": {"postcode": "1016GV"}},\n  {"email": "c@d.nl", "n": [1, 2]}\n]\n',
    ],
    [
      'a list in an object',
      '{\n"gemaakt": "2026-01-01", "bezoeken": [{"email":"a@b.nl","adres":{"postcode":"1016GV"}},{"email":"c@d.nl","n":[1,2]}]}',
    ],
  ])('is read from %s, with nested keys as columns', async (_, content) => {
    const { source, rows } = await readFile(content, {}, 'export.json')
    expect(source.format).toBe('json')
    expect(source.columns).toEqual(['email', 'adres.postcode', 'n.0', 'n.1'])
    expect(rows.map(({ values }) => values)).toEqual([
      ['a@b.nl', '1016GV', '', ''],
      ['c@d.nl', '', '1', '2'],
    ])
  })

  it('is read line by line, also where a line is no object', async () => {
    const { source, rows } = await readFile('{"a":"1"}\n[1]\n{"a":\n{"a":"2"}', {}, 'export.ndjson')
    expect(source.format).toBe('json-lines')
    expect(rows.map(({ values, error }) => error ?? values[0])).toEqual([
      '1',
      'ROW_JSON_INVALID',
      'ROW_JSON_INVALID',
      '2',
    ])
  })

  it('says which elements of a list are no objects', async () => {
    const { rows } = await readFile('[{"a":"1"},5,{"a":"2"}]')
    expect(rows.map(({ error, line }) => [line, error])).toEqual([
      [1, undefined],
      [2, 'ROW_JSON_INVALID'],
      [3, undefined],
    ])
  })

  it('is refused where it is no list', async () => {
    expect(await codeOf('{\n"a": [1,\n')).toBe('FILE_JSON_NOT_LINES')
    expect(await codeOf('[[1,2],[3')).toBe('FILE_JSON_NOT_LINES')
  })
})
