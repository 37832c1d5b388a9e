import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { fileWith, museumExport, temporaryFolder } from '../supplier/sample-file.ts'
import { runSluis, startSluis } from './run-sluis.ts'

// Many commands, one after the other: on a busy machine each takes seconds to start.
vi.setConfig({ testTimeout: 300_000 })

describe('sluis check', () => {
  it('prints a summary without any value of the file, in the reader’s language', async () => {
    const path = fileWith(`${museumExport(30)}R31;;;geen adres;1;1;2025-01-02;1\n`)
    const english = await runSluis(['check', path])
    expect(english.code).toBe(0)
    expect(english.stdout).toContain('31 rows: 31 accepted')
    expect(english.stdout).toContain('E-mail → email')
    expect(english.stdout).toContain('POSTCODE')
    const dutch = await runSluis(['check', path], { LANG: 'nl_NL.UTF-8' })
    expect(dutch.stdout).toContain('31 regels: 31 aanvaard')
    for (const { stdout, stderr } of [english, dutch]) {
      for (const value of ['Saskia', 'Vermeulen', 'voorbeeld', 'geen adres', '1016GV'])
        expect(stdout + stderr).not.toContain(value)
    }
  })

  it('prints one JSON object, and a line per row where asked', async () => {
    const folder = temporaryFolder()
    const mapping = join(folder, 'mapping.json')
    writeFileSync(mapping, JSON.stringify({ columns: { Klant: 'relationNumber', 'E-post': 'email' } }))
    const rowsOut = join(folder, 'rows.ndjson')
    const path = fileWith('Klant,E-post\nR1,A@Voorbeeld.nl\nR2,fout\n')
    const { code, stdout } = await runSluis(['check', path, '--mapping', mapping, '--rows-out', rowsOut, '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ rows: { total: 2, accepted: 2 }, file: { delimiter: ',' }, ok: true })
    expect(readFileSync(rowsOut, 'utf8')).toBe(
      '{"row":1,"fields":{"relationNumber":{"value":"R1","changes":[]},"email":{"value":"a@voorbeeld.nl","changes":["LOWER_CASED"]}}}\n' +
        '{"row":2,"fields":{"relationNumber":{"value":"R2","changes":[]},"email":{"error":"EMAIL_NO_AT"}}}\n',
    )
  })

  it.each([
    ['an empty file', [], '', 4, 'FILE_EMPTY'],
    ['a mapping that is not there', ['--mapping', 'absent.json'], 'a;b\n1;2\n', 2, 'MAPPING_ABSENT'],
    ['a mapping that is none', ['--mapping', import.meta.filename], 'a;b\n1;2\n', 2, 'MAPPING_UNREADABLE'],
    ['a place where nothing can be written', ['--rows-out', '/absent/rows'], 'email\na@b.nl\n', 8, 'FILE_UNWRITABLE'],
  ])('ends with its own exit code on %s', async (_, more, content, exit, code) => {
    const { code: ended, stdout, stderr } = await runSluis(['check', fileWith(content), '--json', ...more])
    expect(ended).toBe(exit)
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: { code } })
    expect(stderr).toContain(code)
  })

  it('tells usage errors from others', async () => {
    expect((await runSluis(['check'])).code).toBe(2)
    expect((await runSluis(['unknown'])).code).toBe(2)
    expect((await runSluis(['check', '--help'])).code).toBe(0)
    expect((await runSluis(['check', '/absent.csv'])).code).toBe(8)
  })

  it.each(['--rows-out', '--errors-out', '--save-mapping'])(
    'never writes over the file that it reads: %s',
    async (option) => {
      const content = 'E-mail;Datum\nfout;1-2-2026\na@voorbeeld.nl;onzin\n'
      const path = fileWith(content)
      const { code, stdout } = await runSluis(['check', path, '--json', option, join(path, '..', '.', basename(path))])
      expect(code).toBe(8)
      expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: { code: 'FILE_EXISTS' } })
      expect(readFileSync(path, 'utf8')).toBe(content)
    },
  )

  it('refuses a country and a language that are none', async () => {
    const path = fileWith(museumExport(3))
    const country = await runSluis(['check', path, '--json', '--country', 'ZZ'])
    expect(country.code).toBe(2)
    expect(JSON.parse(country.stdout)).toMatchObject({
      error: { code: 'OPTION_INVALID', where: { setting: '--country' } },
    })
    expect((await runSluis(['check', path, '--lang', 'xx'])).code).toBe(2)
    expect((await runSluis(['check', path, '--lang', 'nl'])).code).toBe(0)
  })

  it('does not mind a reader that stops reading', async () => {
    const child = startSluis(['check', fileWith(museumExport(5))])
    child.stdout?.destroy()
    let stderr = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect(code).toBe(0)
    expect(stderr).toBe('')
  })
})
