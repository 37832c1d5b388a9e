import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { periodOption } from '../../src/cli/send-period.ts'
import { monthsOver } from '../../src/supplier/check/visit-months.ts'
import { fileWith, temporaryFolder } from '../supplier/sample-file.ts'
import { runSluis, serveGateway } from './run-sluis.ts'
import { hasTerminal, inTerminal } from './terminal.ts'

vi.setConfig({ testTimeout: 300_000 })

const visits = (...dates: string[]): string =>
  `email;visitDate\n${dates.map((date, at) => `gast${at}@voorbeeld.nl;${date}`).join('\n')}\n`
const ONE = visits('2025-09-02', '2025-09-30')
const SEVERAL = visits('2025-08-02', '2025-09-30')

const setUp = async () => {
  const { gateway, configFile } = await serveGateway()
  const announced = (): unknown[] =>
    gateway.state.requests
      .filter(({ method, path }) => method === 'POST' && path === '/v1/deliveries')
      .map(({ body }) => JSON.parse(String(body)).period)
  return { configFile, announced }
}

describe('the months of a delivery', () => {
  it('are the only month of the file where nobody can be asked, and said', async () => {
    const { configFile, announced } = await setUp()
    const { code, stdout, stderr } = await runSluis(['send', fileWith(ONE), '--config', configFile, '--json'])
    expect(code, stderr).toBe(0)
    const months = { from: '2025-09', until: '2025-09' }
    expect(announced()).toEqual([months])
    expect(stderr).toContain('Announced for the calendar: 2025-09.')
    expect(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({ event: 'result', period: months })
  })

  it('are never of several months on nobody’s word: by the option, by the rule, or not at all, which is said', async () => {
    const { configFile, announced } = await setUp()
    const send = (...more: string[]) =>
      runSluis(['send', fileWith(SEVERAL), '--config', configFile, '--again', ...more])
    expect((await send()).stderr).toContain('No months announced for the calendar: the visits are of 2025-08..2025-09.')
    expect((await send('--period', 'visits')).stderr).toContain('Announced for the calendar: 2025-08..2025-09.')
    expect((await send('--period', '2025-09')).stderr).not.toContain('calendar')
    expect((await send('--period', 'none')).stderr).not.toContain('calendar')
    expect(announced()).toEqual([
      undefined,
      { from: '2025-08', until: '2025-09' },
      { from: '2025-09', until: '2025-09' },
      undefined,
    ])
  })

  it('of a watched folder are by the rule of its mapping, and stand in the report beside the file', async () => {
    const { configFile, announced } = await setUp()
    const folder = temporaryFolder()
    const mapping = join(temporaryFolder(), 'koppeling.json')
    writeFileSync(mapping, JSON.stringify({ period: 'visits' }))
    const watch = async (name: string, ...more: string[]) => {
      writeFileSync(join(folder, name), SEVERAL)
      const { code } = await runSluis(
        ['send', '--watch', folder, '--once', '--settle', '0', '--again', '--config', configFile].concat(more),
      )
      expect(code).toBe(0)
      return JSON.parse(readFileSync(join(folder, 'sent', `${name}.report.json`), 'utf8')).period
    }
    expect(await watch('zonder.csv')).toBeNull()
    const months = { from: '2025-08', until: '2025-09' }
    expect(await watch('met.csv', '--mapping', mapping)).toEqual(months)
    expect(announced()).toEqual([undefined, months])
  })

  it.skipIf(!hasTerminal)('are asked for on a terminal, those of the visits proposed', async () => {
    const { configFile, announced } = await setUp()
    const asked = inTerminal(['send', fileWith(SEVERAL), '--config', configFile, '--lang', 'nl'])
    await asked.sees('Over welke maanden gaat deze levering?')
    await asked.sees('2025-08..2025-09')
    asked.type('\r')
    expect(await asked.ended).toBe(0)
    const other = inTerminal(['send', fileWith(SEVERAL), '--config', configFile, '--again'])
    await other.sees('For which months is this delivery?')
    await other.sees('other months')
    other.type('\u001b[B\r')
    await other.sees('Which?')
    other.type('2025-07..2025-09\r')
    expect(await other.ended).toBe(0)
    expect(announced()).toEqual([
      { from: '2025-08', until: '2025-09' },
      { from: '2025-07', until: '2025-09' },
    ])
  })

  it('are proposed as far as they are over, as at the page', () => {
    const now = new Date(2026, 10, 20)
    expect(monthsOver({ from: '2026-09', until: '2026-11' }, now)).toEqual({ from: '2026-09', until: '2026-10' })
    expect(monthsOver({ from: '2026-08', until: '2026-09' }, now)).toEqual({ from: '2026-08', until: '2026-09' })
    expect(monthsOver({ from: '2026-11', until: '2026-11' }, now)).toBeUndefined()
    expect(monthsOver(undefined, now)).toBeUndefined()
  })

  it.each(['2026-13', '2026-09..2026-08', '2026', '2026-01..2026-02..2026-03', 'all', ''])('are not “%s”', (text) =>
    expect(() => periodOption(text)).toThrow(expect.objectContaining({ code: 'OPTION_INVALID' })),
  )
})
