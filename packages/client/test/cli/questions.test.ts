import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, it, vi } from 'vitest'
import { fileWith, museumExport, temporaryFolder } from '../supplier/sample-file.ts'
import { runSluis, serveGateway } from './run-sluis.ts'
import { hasTerminal, inTerminal } from './terminal.ts'

vi.setConfig({ testTimeout: 300_000 })

/** An export of an old Windows program: only somebody who knows the names can say for certain how it is written. */
const oldExport = (): Buffer =>
  Buffer.from(
    'E-mail;Achternaam;Bezoekdatum\nanna@voorbeeld.nl;Müller;2025-01-02\nbert@voorbeeld.nl;Özdemir;2025-01-03\n',
    'latin1',
  )

describe('questions about a file', () => {
  it('are listed with the words that can answer them where nobody can be asked, and stop a delivery', async () => {
    const { configFile, gateway } = await serveGateway()
    const file = fileWith(oldExport())
    const check = await runSluis(['check', file, '--json'])
    expect(check.code).toBe(4)
    const [question] = JSON.parse(check.stdout).questions
    expect(question).toMatchObject({ id: 'encoding', needed: true })
    expect(check.stderr).toContain('"encoding": "windows-1252"')
    const send = await runSluis(['send', file, '--config', configFile, '--json'])
    expect([send.code, JSON.parse(send.stdout.trimEnd().split('\n').at(-1) ?? '')]).toMatchObject([
      4,
      { error: { code: 'QUESTION_OPEN' } },
    ])
    expect(send.stderr).toContain('sluis check FILE --save-mapping')
    expect(gateway.state.deliveries.size).toBe(0)
    // Neither the list nor the result holds a word of the file.
    for (const text of [check.stdout, check.stderr, send.stdout, send.stderr])
      expect(text).not.toMatch(/M.ller|zdemir|voorbeeld/)
  })

  it.skipIf(!hasTerminal)(
    'are asked on a terminal, with words of the file for who knows them; the answers are kept and used',
    async () => {
      const { configFile } = await serveGateway()
      const file = fileWith(oldExport())
      const mapping = join(dirname(file), 'koppeling.json')
      const asked = inTerminal(['check', file, '--save-mapping', mapping, '--lang', 'nl'])
      await asked.sees('Müller')
      asked.type('\r')
      await asked.sees('2 regels: 2 aanvaard')
      await asked.sees('koppeling.json')
      expect(await asked.ended).toBe(0)
      expect(JSON.parse(readFileSync(mapping, 'utf8'))).toMatchObject({ answers: { encoding: 'windows-1252' } })
      expect(readFileSync(mapping, 'utf8')).not.toMatch(/M.ller|voorbeeld/)
      const sent = await runSluis(['send', file, '--config', configFile, '--mapping', mapping])
      expect(sent.code, sent.stderr).toBe(0)
    },
  )

  it.skipIf(!hasTerminal)('are asked by send too, and not with --no-input', async () => {
    const { configFile, gateway } = await serveGateway()
    const file = fileWith(oldExport())
    const silent = inTerminal(['send', file, '--config', configFile, '--no-input'])
    expect(await silent.ended).toBe(4)
    const asked = inTerminal(['send', file, '--config', configFile])
    await asked.sees('Müller')
    asked.type('\r')
    await asked.sees('Keep these answers')
    asked.type('n')
    await asked.sees('For which months')
    asked.type('\r')
    await asked.sees('Delivered')
    expect([0, 3]).toContain(await asked.ended)
    expect(gateway.state.deliveries.size).toBe(1)
    expect(existsSync(`${file}.mapping.json`)).toBe(false)
  })
})

describe('sluis errors', () => {
  it('writes the refused rows of the file that was looked at last, which only their owner may read', async () => {
    const home = temporaryFolder()
    const file = fileWith(`${museumExport(3)}R4;Saskia;Vermeulen;x@voorbeeld.nl;1016GV;1;nooit;1\n`)
    const [first, second] = [join(home, 'first.xlsx'), join(home, 'second.xlsx')]
    await runSluis(['check', file, '--errors-out', first], { XDG_CONFIG_HOME: home })
    expect(statSync(first).mode & 0o777).toBe(0o600)
    const { code, stdout } = await runSluis(['errors', '--out', second, '--json'], { XDG_CONFIG_HOME: home })
    expect([code, JSON.parse(stdout)]).toEqual([0, { ok: true, file, path: second, rows: 1, rest: 0 }])
    expect(Object.keys(unzipSync(readFileSync(second)))).toContain('xl/workbook.xml')
    const none = await runSluis(['errors', fileWith(museumExport(2)), '--out', join(home, 'none.xlsx')])
    expect([none.code, none.stdout]).toEqual([0, 'No row has an error.\n'])
    expect(existsSync(join(home, 'none.xlsx'))).toBe(false)
  })

  it('says what it has to be told when nothing was looked at before', async () => {
    const { code, stdout } = await runSluis(['errors', '--json'])
    expect([code, JSON.parse(stdout)]).toMatchObject([
      2,
      { error: { code: 'OPTION_MISSING', where: { setting: 'FILE' } } },
    ])
  })
})
