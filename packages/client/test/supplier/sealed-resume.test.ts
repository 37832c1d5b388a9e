import { appendFileSync, readdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { type DeliverOptions, type DeliveryEvent, deliverFile } from '../../src/supplier/index.ts'
import { prepareFile } from '../../src/supplier/node/open-file.ts'
import { IMPATIENT, startFakeGateway } from './fake-gateway.ts'
import { fileWith, museumExport, temporaryFolder } from './sample-file.ts'

// Every look at the content of a file goes through here.
vi.mock(import('../../src/supplier/node/open-file.ts'), async (original) => {
  const real = await original()
  return { ...real, prepareFile: vi.fn(real.prepareFile) }
})
const looks = vi.mocked(prepareFile)
beforeEach(() => void looks.mockClear())

const ROWS = 40
/** A delivery whose network went away once the first part was sent: everything is sealed, little is there. */
const interrupted = async (more: Partial<DeliverOptions> = {}) => {
  const gateway = await startFakeGateway()
  const stateDirectory = temporaryFolder()
  const path = fileWith(museumExport(ROWS))
  const events: DeliveryEvent[] = []
  const options: DeliverOptions = {
    config: gateway.config(stateDirectory),
    fetch: gateway.fetch,
    chunkRows: 10,
    onProgress: (event) => events.push(event),
    ...IMPATIENT,
    ...more,
  }
  let parts = 0
  gateway.state.before = ({ path: at }) => {
    if (at.includes('/chunks/') && ++parts > 1) throw new TypeError('fetch failed')
    return undefined
  }
  await expect(deliverFile(path, options)).rejects.toMatchObject({ code: 'NETWORK_UNREACHABLE' })
  gateway.state.before = undefined
  looks.mockClear()
  events.length = 0
  return { gateway, path, options, events, stateDirectory }
}

describe('a file that was sealed as a whole', () => {
  it('is sent on without another look at it', async () => {
    const { gateway, path, options, events } = await interrupted()
    const delivered = await deliverFile(path, options)
    expect(delivered).toMatchObject({ rows: ROWS, chunks: 4, resumed: true, summary: { rows: { accepted: ROWS } } })
    expect(looks).not.toHaveBeenCalled()
    expect(events[0]).toMatchObject({ event: 'resumed', chunks: 4 })
    const [closed] = gateway.state.deliveries.values()
    expect((await gateway.openDelivery(closed?.deliveryId ?? '')).activities).toHaveLength(ROWS)
  })

  it('is read again when somebody wrote to it, however the times were set back', async () => {
    const { path, options } = await interrupted()
    const before = new Date(Date.now() - 86_400_000)
    utimesSync(path, before, before)
    await deliverFile(path, options)
    expect(looks).toHaveBeenCalledTimes(1)

    const second = await interrupted()
    const other = museumExport(ROWS).replace('Saskiab', 'Saskiax')
    writeFileSync(second.path, other)
    const delivered = await deliverFile(second.path, second.options)
    expect(looks).toHaveBeenCalledTimes(1)
    // Other content is another delivery; the one that was begun waits for its own file.
    expect(delivered.resumed).toBe(false)
  })

  it('is not taken for another file, another mapping or another recipient', async () => {
    const { path, options } = await interrupted()
    const elsewhere = `${path}.other.csv`
    renameSync(path, elsewhere)
    await deliverFile(elsewhere, options)
    expect(looks).toHaveBeenCalledTimes(1)
    const second = await interrupted()
    const mapping = { columns: { 'E-mail': 'email', Bezoekdatum: 'visitDate' } } as const
    await deliverFile(second.path, { ...second.options, mapping }).catch(() => undefined)
    expect(looks).toHaveBeenCalledTimes(1)
  })

  it('keeps nothing of the file’s name in the outbox, and a tag that only this client can make', async () => {
    const { path, stateDirectory } = await interrupted()
    const [name = ''] = readdirSync(join(stateDirectory, 'outbox'))
    const label = readFileSync(join(stateDirectory, 'outbox', name, 'delivery.json'), 'utf8')
    expect(JSON.parse(label).sourceTag).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(label).not.toContain('export')
    expect(path).toContain('export')
  })
})

describe('a file of which not everything was sealed', () => {
  it('is read again from the start, and that is said before it begins', async () => {
    const { gateway, path, options, events, stateDirectory } = await interrupted()
    const [name = ''] = readdirSync(join(stateDirectory, 'outbox'))
    // As after a kill while sealing: parts, but no manifest.
    renameSync(join(stateDirectory, 'outbox', name, 'sealed.json'), join(stateDirectory, 'gone.json'))
    const delivered = await deliverFile(path, options)
    expect(delivered).toMatchObject({ rows: ROWS, resumed: false })
    expect(events.map(({ event }) => event)).toEqual(expect.arrayContaining(['rereading', 'abandoned', 'opened']))
    expect(events[0]).toEqual({ event: 'rereading', deliveryId: name })
    expect(looks).toHaveBeenCalledTimes(1)
    expect(gateway.state.deliveries.get(name)?.state).toBe('abandoned')
  })

  it('an outbox that the service no longer knows is made anew by reading', async () => {
    const { gateway, path, options } = await interrupted()
    gateway.state.deliveries.clear()
    expect(await deliverFile(path, options)).toMatchObject({ rows: ROWS, resumed: false })
    expect(looks).toHaveBeenCalledTimes(1)
  })

  it('a file that grew is another file', async () => {
    const { path, options } = await interrupted()
    appendFileSync(path, 'R41;Saskia;Vermeulen;nieuw@voorbeeld.nl;1016GV;1;2025-03-01;12,50\n')
    expect(await deliverFile(path, options)).toMatchObject({ rows: ROWS + 1 })
  })
})
