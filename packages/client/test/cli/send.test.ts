import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { fileWith, museumExport } from '../supplier/sample-file.ts'
import { runSluis, serveGateway, startSluis } from './run-sluis.ts'

// Many commands, one after the other: on a busy machine each takes seconds to start.
vi.setConfig({ testTimeout: 300_000 })

const events = (stdout: string): Record<string, unknown>[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

describe('sluis send', () => {
  it('delivers, with events as lines of JSON and exactly one result, last; the same file again is told apart', async () => {
    const { gateway, configFile, stateDirectory } = await serveGateway()
    const path = fileWith(museumExport(60))
    const first = await runSluis(['send', path, '--config', configFile, '--json'])
    expect(first.code).toBe(0)
    const lines = events(first.stdout)
    expect(lines.filter(({ event }) => event === 'result')).toHaveLength(1)
    expect(lines.at(-1)).toMatchObject({ event: 'result', ok: true, exit: 0, rows: 60, chunks: 1 })
    const [receipt = ''] = readdirSync(join(stateDirectory, 'receipts'))
    expect(JSON.parse(readFileSync(join(stateDirectory, 'receipts', receipt), 'utf8'))).toMatchObject({
      schema: 'sluis-receipt/1',
    })

    const again = await runSluis(['send', path, '--json'], { SLUIS_CONFIG: configFile })
    expect(again.code).toBe(7)
    expect(
      events(again.stdout).filter(({ event }) => !['looking', 'reading', 'period'].includes(String(event))),
    ).toEqual([{ event: 'result', ok: false, exit: 7, error: expect.objectContaining({ code: 'DELIVERY_DUPLICATE' }) }])
    expect((await runSluis(['send', path, '--config', configFile, '--again'])).code).toBe(0)
    expect(gateway.state.deliveries.size).toBe(2)

    const status = await runSluis(['status', '--config', configFile, '--json'])
    expect(JSON.parse(status.stdout)).toMatchObject({
      deliveries: [{ state: 'closed' }, { state: 'closed' }],
      unfinished: [],
    })
    const one = await runSluis(['status', receipt.replace('.json', ''), '--config', configFile])
    expect(one.stdout).toMatch(/closed · .*60 rows/)
    expect((await runSluis(['status', '00000000-0000-4000-8000-000000000000', '--config', configFile])).code).toBe(4)
  })

  it('ends with its own exit code', async () => {
    const { gateway, configFile } = await serveGateway()
    const exit = async (content: string, ...more: string[]) =>
      (await runSluis(['send', fileWith(content), '--config', configFile, ...more])).code
    expect(await exit('email;visitDate\na@voorbeeld.nl;2025-01-02\n"b;x\n')).toBe(4)
    expect(await exit('email;visitDate\na@voorbeeld.nl;2025-01-02\nb@voorbeeld.nl;nooit\n')).toBe(3)
    expect(await exit(museumExport(3), '--dry-run')).toBe(0)
    gateway.state.before = ({ path }) =>
      path === '/v1/token' ? new Response('{"code":"CLIENT_ASSERTION_INVALID"}', { status: 401 }) : undefined
    expect(await exit(museumExport(3))).toBe(6)
    gateway.state.before = ({ path }) =>
      path.endsWith('/deliveries') ? new Response('{"code":"UNAVAILABLE"}', { status: 503 }) : undefined
    const away = ['send', fileWith(museumExport(3)), '--config', configFile, '--patience', '0', '--lang', 'nl']
    expect((await runSluis(away)).stderr).toContain('geef later dezelfde opdracht nog eens')
    expect((await runSluis(['send', fileWith(museumExport(3)), '--config', '/absent.json'])).code).toBe(2)
    expect((await runSluis(['send', fileWith(museumExport(3))])).code).toBe(2)
  })

  it('of which no row may leave, says why, and opens nothing at the service', async () => {
    const { gateway, configFile, stateDirectory } = await serveGateway()
    const path = fileWith('email;visitDate\na@voorbeeld.nl;nooit\nb@voorbeeld.nl;nooit\n')
    const { code, stderr } = await runSluis(['send', path, '--config', configFile])
    expect([code, stderr]).toEqual([4, expect.stringContaining('ACTIVITY_DATE_INVALID')])
    const { stdout } = await runSluis(['send', path, '--config', configFile, '--json'])
    expect(events(stdout).find(({ event }) => event === 'held')).toMatchObject({ summary: { rows: { refused: 2 } } })
    const rehearsed = await runSluis(['send', path, '--config', configFile, '--dry-run'])
    expect(rehearsed.stderr).toContain('ACTIVITY_DATE_INVALID')
    expect(gateway.state.deliveries.size).toBe(0)
    expect(readdirSync(stateDirectory).includes('outbox') ? readdirSync(join(stateDirectory, 'outbox')) : []).toEqual(
      [],
    )
  })

  it('killed without warning, again and again, still delivers every row once', async () => {
    const { gateway, configFile, stateDirectory } = await serveGateway()
    const rows = 6_000
    const path = fileWith(museumExport(rows))
    // Slow enough to be killed in the middle of the upload too.
    gateway.state.before = async ({ path: at }) => {
      if (at.includes('/chunks/')) await new Promise((resolve) => setTimeout(resolve, 100))
      return undefined
    }
    for (let delay = 300; delay <= 2_700; delay += 300) {
      const child = startSluis(['send', path, '--config', configFile])
      const ended = new Promise((resolve) => child.on('close', resolve))
      const timer = setTimeout(() => child.kill('SIGKILL'), delay)
      await ended
      clearTimeout(timer)
    }
    const { code } = await runSluis(['send', path, '--config', configFile])
    expect([0, 7]).toContain(code)
    const closed = [...gateway.state.deliveries.values()].filter(({ state }) => state === 'closed')
    expect(closed).toHaveLength(1)
    const { identities, activities } = await gateway.openDelivery(closed[0]?.deliveryId ?? '')
    expect(activities).toHaveLength(rows)
    expect(new Set(identities.map(({ relationNumber }) => relationNumber)).size).toBe(rows)
    expect(readdirSync(join(stateDirectory, 'outbox'))).toEqual([])
    expect(readdirSync(join(stateDirectory, 'receipts'))).toEqual([`${closed[0]?.deliveryId}.json`])
    expect([...gateway.state.deliveries.values()].filter(({ state }) => state === 'open')).toEqual([])
  })
})
