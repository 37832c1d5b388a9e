import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { museumExport, temporaryFolder } from '../supplier/sample-file.ts'
import { runSluis, serveGateway, startSluis } from './run-sluis.ts'

vi.setConfig({ testTimeout: 300_000 })

const lines = (stdout: string): Record<string, unknown>[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
const setUp = async () => {
  const served = await serveGateway()
  const folder = temporaryFolder()
  const watch = (...more: string[]) => ['send', '--watch', folder, '--config', served.configFile, ...more]
  const closed = () => [...served.gateway.state.deliveries.values()].filter(({ state }) => state === 'closed')
  return { ...served, folder, watch, closed }
}
/** Waits until it is so. */
async function until(isSo: () => boolean, patience = 120_000): Promise<void> {
  const end = performance.now() + patience
  while (!isSo()) {
    if (performance.now() > end) throw new Error('it did not come about')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

describe('sluis send --watch', () => {
  it('delivers what lies in the folder, one at a time, each once, and says beside each what became of it', async () => {
    const { folder, watch, closed } = await setUp()
    writeFileSync(join(folder, 'goed.csv'), museumExport(12))
    writeFileSync(join(folder, 'zelfde inhoud, andere naam.csv'), museumExport(12))
    writeFileSync(join(folder, 'een\u001b[31mrode\nnaam.csv'), museumExport(13))
    writeFileSync(join(folder, 'kapot.csv'), 'email;visitDate\na@voorbeeld.nl;2025-01-02\n"b;x\n')
    writeFileSync(join(folder, 'deels.csv'), 'email;visitDate\na@voorbeeld.nl;2025-01-02\nb@voorbeeld.nl;nooit\n')
    writeFileSync(join(folder, 'half.csv.part'), 'email')
    const { code, stdout, stderr } = await runSluis(watch('--once', '--settle', '0', '--json'))
    const events = lines(stdout)
    expect(events.filter(({ event }) => event === 'result')).toEqual([events.at(-1)])
    expect(events.at(-1)).toEqual({ event: 'result', ok: false, exit: 4, sent: 4, refused: 1, waiting: 0 })
    expect(code).toBe(4)
    expect(closed()).toHaveLength(3)
    const sent = readdirSync(join(folder, 'sent'))
    expect(sent.filter((name) => name.endsWith('.csv'))).toHaveLength(4)
    for (const name of sent.filter((each) => each.endsWith('.csv'))) expect(sent).toContain(`${name}.report.json`)
    expect(sent).toContain('deels.csv.errors.xlsx')
    expect(readdirSync(join(folder, 'refused')).sort()).toEqual(['kapot.csv', 'kapot.csv.report.json'])
    expect(existsSync(join(folder, 'half.csv.part'))).toBe(true)
    const report = JSON.parse(readFileSync(join(folder, 'refused', 'kapot.csv.report.json'), 'utf8'))
    expect(report).toMatchObject({ ok: false, exit: 4, error: { code: expect.any(String), text: expect.any(String) } })
    // Neither a value of a file nor a movement of the terminal reaches what is said or kept.
    expect(stderr).not.toContain('\u001b[31m')
    for (const name of sent.filter((each) => each.endsWith('.json'))) {
      expect(readFileSync(join(folder, 'sent', name), 'utf8')).not.toMatch(/voorbeeld\.nl|Saskia/)
    }
  })

  it('waits for a file that comes slowly, refuses a second watcher, and stops as it is told', async () => {
    const { folder, watch, closed } = await setUp()
    const rows = museumExport(40)
    const file = join(folder, 'langzaam.csv')
    // Far longer than a busy machine lets pass between two of the bits below.
    const child = startSluis(watch('--settle', '8'))
    let talk = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      talk += text
    })
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
    await until(() => talk.includes('Watching'))
    const second = await runSluis(watch('--json'))
    expect([second.code, lines(second.stdout).at(-1)]).toMatchObject([5, { error: { code: 'DELIVERY_RUNNING' } }])
    writeFileSync(file, rows.slice(0, 500))
    for (let at = 500; at < rows.length; at += 900) {
      await new Promise((resolve) => setTimeout(resolve, 700))
      expect(closed()).toEqual([])
      appendFileSync(file, rows.slice(at, at + 900))
    }
    await until(() => existsSync(join(folder, 'sent', 'langzaam.csv')))
    expect(closed()).toHaveLength(1)
    // Moved in at once, and said to be whole.
    writeFileSync(join(folder, 'x.part'), museumExport(5))
    renameSync(join(folder, 'x.part'), join(folder, 'heel.csv'))
    writeFileSync(join(folder, 'heel.csv.done'), '')
    await until(() => existsSync(join(folder, 'sent', 'heel.csv')))
    // The last that is done of a file: it is on the shelf a moment before.
    await until(() => !existsSync(join(folder, 'heel.csv.done')))
    expect(existsSync(join(folder, 'heel.csv'))).toBe(false)
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    // The lock of one that was killed counts for nothing.
    expect((await runSluis(watch('--once'))).code).toBe(0)
  })

  it('killed at any moment and started again, it sends each file once and loses none', async () => {
    const { folder, watch, closed, gateway } = await setUp()
    const count = 4
    for (let at = 0; at < count; at++) writeFileSync(join(folder, `dag ${at}.csv`), museumExport(30 + at))
    gateway.state.before = async ({ path }) => {
      if (path.includes('/chunks/') || path.includes('/closure'))
        await new Promise((resolve) => setTimeout(resolve, 150))
      return undefined
    }
    for (let run = 0; run < 12; run++) {
      const child = startSluis(watch('--once', '--settle', '0'))
      const ended = new Promise((resolve) => child.on('close', resolve))
      const timer = setTimeout(() => child.kill('SIGKILL'), 900 + run * 350)
      await ended
      clearTimeout(timer)
    }
    const { code } = await runSluis(watch('--once', '--settle', '0'))
    expect(code).toBe(0)
    const sent = readdirSync(join(folder, 'sent')).filter((name) => name.endsWith('.csv'))
    expect(sent.sort()).toEqual(Array.from({ length: count }, (_, at) => `dag ${at}.csv`))
    const rows = await Promise.all(
      closed().map(async ({ deliveryId }) => (await gateway.openDelivery(deliveryId)).activities.length),
    )
    expect(rows.sort()).toEqual([30, 31, 32, 33])
    expect([...gateway.state.deliveries.values()].filter(({ state }) => state === 'open')).toEqual([])
  })

  it('ends what one began that was killed when the file was on its shelf, and leaves nothing half written there', async () => {
    const { folder, watch, closed } = await setUp()
    const rows = 'email;visitDate\na@voorbeeld.nl;2025-01-02\nb@voorbeeld.nl;nooit\n'
    const settle = async () => expect((await runSluis(watch('--once', '--settle', '0'))).code).toBeLessThan(4)
    writeFileSync(join(folder, 'a.csv'), rows)
    await settle()
    const sent = readdirSync(join(folder, 'sent')).sort()
    expect(sent).toEqual(['a.csv', 'a.csv.errors.xlsx', 'a.csv.report.json'])
    const report = JSON.parse(readFileSync(join(folder, 'sent', 'a.csv.report.json'), 'utf8'))
    const settled = { name: 'a.csv', stamp: 'as it was', shelf: 'sent', given: 'a.csv', report }
    writeFileSync(join(folder, '.sluis', 'settled.json'), JSON.stringify(settled))
    writeFileSync(join(folder, 'a.csv.done'), '')
    rmSync(join(folder, 'sent', 'a.csv.errors.xlsx'))
    const { pid } = spawnSync(process.execPath, ['--eval', ''])
    mkdirSync(join(folder, 'refused'))
    for (const place of ['sent', 'refused', '.sluis', join('.sluis', 'locks')])
      writeFileSync(join(folder, place, `.new-${pid}-x`), '{"half')
    await settle()
    expect(readdirSync(folder).sort()).toEqual(['.sluis', 'refused', 'sent'])
    expect(readdirSync(join(folder, 'sent')).sort()).toEqual(sent)
    expect(readdirSync(join(folder, 'refused'))).toEqual([])
    expect(readdirSync(join(folder, '.sluis'), { recursive: true }).sort()).toEqual(['locks', 'settled.json'])
    expect(closed()).toHaveLength(1)
  })

  it('leaves a file where it is for what is no fault of it, and says so', async () => {
    const { folder, watch, gateway } = await setUp()
    mkdirSync(join(folder, 'sent'))
    writeFileSync(join(folder, 'a.csv'), museumExport(3))
    gateway.state.before = ({ path }) =>
      path === '/v1/token' ? new Response('{"code":"CLIENT_ASSERTION_INVALID"}', { status: 401 }) : undefined
    const { code, stdout, stderr } = await runSluis(watch('--once', '--settle', '0', '--json'))
    expect([code, lines(stdout).at(-1)]).toMatchObject([6, { ok: false, exit: 6, sent: 0, refused: 0, waiting: 1 }])
    expect(stderr).toContain('CLIENT_ASSERTION_INVALID')
    expect(readdirSync(folder).filter((name) => !name.startsWith('.'))).toEqual(['a.csv', 'sent'])
  })

  it('says beside a file that only a person can read what has to be answered, and how', async () => {
    const { folder, watch, closed } = await setUp()
    const old =
      'E-mail;Achternaam;Bezoekdatum\nanna@voorbeeld.nl;Müller;2025-01-02\nbert@voorbeeld.nl;Özdemir;2025-01-03\n'
    writeFileSync(join(folder, 'oud.csv'), Buffer.from(old, 'latin1'))
    const { code, stderr } = await runSluis(watch('--once', '--settle', '0', '--json'))
    expect([code, readdirSync(join(folder, 'refused')).sort()]).toEqual([4, ['oud.csv', 'oud.csv.report.json']])
    const text = readFileSync(join(folder, 'refused', 'oud.csv.report.json'), 'utf8')
    const { error, questions, how } = JSON.parse(text)
    expect(error.code).toBe('QUESTION_OPEN')
    expect(questions).toMatchObject([
      { id: 'encoding', needed: true, proposed: 'windows-1252', text: expect.any(String) },
    ])
    expect(questions[0].options).toContain('windows-1252')
    for (const said of [how, stderr]) expect(said).toContain('--save-mapping')
    expect(stderr).toContain('"encoding": "windows-1252"')
    for (const said of [text, stderr]) expect(said).not.toMatch(/voorbeeld|ller|zdemir/)
    // What it says is what helps.
    const mapping = join(temporaryFolder(), 'answers.json')
    writeFileSync(mapping, JSON.stringify({ answers: { [questions[0].id]: questions[0].proposed } }))
    renameSync(join(folder, 'refused', 'oud.csv'), join(folder, 'oud.csv'))
    expect((await runSluis(watch('--once', '--settle', '0', '--mapping', mapping))).code).toBe(0)
    expect(closed()).toHaveLength(1)
  })

  it('wants a file or a folder, and values that an option can have', async () => {
    const { folder, watch } = await setUp()
    expect((await runSluis(['send', '--config', 'x.json'])).code).toBe(2)
    const both = await runSluis([...watch('--json'), join(folder, 'a.csv')])
    expect([both.code, lines(both.stdout)[0]]).toMatchObject([2, { error: { code: 'OPTION_MISSING' } }])
    const settle = await runSluis(watch('--settle', 'soon', '--json'))
    expect([settle.code, lines(settle.stdout)[0]]).toMatchObject([2, { error: { code: 'OPTION_INVALID' } }])
  })
})
