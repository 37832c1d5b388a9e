import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Directory } from '@sluis/ttp-core/registrar'
import { verifyManifest } from '@sluis/ttp-core/registrar'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { dropOldKeys, rotateKey } from '../../../packages/client/src/enrol/index.ts'
import { createApiClient, readConfig } from '../../../packages/client/src/http/index.ts'
import { deliverFile } from '../../../packages/client/src/supplier/index.ts'
import { museumExport } from '../../../packages/client/test/supplier/sample-file.ts'
import { forgeCertificates } from '../../../packages/ttp-server/src/certificates/forge.ts'
import { listen } from '../../../packages/ttp-server/src/http/listen.ts'
import { watchTlsFiles } from '../../../packages/ttp-server/src/http/tls-files.ts'
import { applyEnrolment, dropKey } from '../../../packages/ttp-server/src/registrar/apply-enrolment.ts'
import { newestDirectory } from '../../../packages/ttp-server/src/registrar/draft.ts'
import { fetchRequests } from '../../../packages/ttp-server/src/registrar/requests.ts'
import type { World } from '../../../packages/ttp-server/test/http/world.ts'
import { startWorld } from '../../../packages/ttp-server/test/http/world.ts'
import { makeAuthority, thumbprintOf } from '../../../packages/ttp-server/test/support/certificates.ts'

// Many commands, one after the other: on a busy machine each takes seconds to start.
vi.setConfig({ testTimeout: 300_000 })

let world: World
let folder: string
let configFile: string
let url: string
let plainUrl: string
let stop: () => Promise<void>
const now = (): Date => world.clock.now()
const at = (name: string): string => join(folder, name)

beforeAll(async () => {
  world = await startWorld()
  folder = mkdtempSync(join(tmpdir(), 'sluis-rollover-'))
  const authority = await makeAuthority()
  const own = await authority.client('museum')
  const server = await authority.server(['127.0.0.1'])
  writeFileSync(at('ca.pem'), authority.certificate)
  writeFileSync(at('client.p12'), forgeCertificates.bundle(own, authority.certificate, 'een lange wachtzin'), {
    mode: 0o600,
  })
  writeFileSync(at('passphrase'), 'een lange wachtzin\n', { mode: 0o600 })
  writeFileSync(at('server.pem'), server.certificate)
  writeFileSync(at('server-key.pem'), server.privateKey)
  await publish((directory) => directory)
  await publish((directory) => ({
    ...directory,
    organisations: directory.organisations.map((each) =>
      each.id === 'museum'
        ? { ...each, clients: each.clients.map((client) => ({ ...client, certificates: [thumbprintOf(own)] })) }
        : each,
    ),
  }))
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const files = { certificateFile: at('server.pem'), keyFile: at('server-key.pem') }
  const fetch = world.gateway.app.fetch
  const tls = await listen({ fetch, hostname: '127.0.0.1', port: 0, tls: watchTlsFiles(files, silent, now) })
  const plain = await listen({ fetch, hostname: '127.0.0.1', port: 0 })
  url = `https://127.0.0.1:${tls.port}`
  plainUrl = `http://127.0.0.1:${plain.port}`
  configFile = at('sluis.json')
  const config = {
    url,
    organisation: 'museum',
    clientId: 'museum-client',
    signKey: 'sign-key.json',
    registrarKey: world.parties.registrar.publicJwk,
    tenant: 'tenant',
    domain: 'audience',
    stateDirectory: 'state',
    tls: { ca: 'ca.pem', bundle: 'client.p12', passphraseFile: 'passphrase' },
  }
  writeFileSync(at('sign-key.json'), JSON.stringify(world.parties.museum.privateJwk), { mode: 0o600 })
  writeFileSync(configFile, JSON.stringify(config))
  stop = async () => {
    await Promise.all([tls.stop(), plain.stop()])
    await world.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
afterAll(() => stop())

let isFirst = true
async function publish(change: (directory: Directory) => Directory): Promise<void> {
  const response = await (isFirst ? world.publish() : world.publish(change))
  isFirst = false
  if (response.status !== 201) throw new Error(await response.text())
}
const clientOf = async () => createApiClient(await readConfig(configFile), { now })

test('deliveries stream in over bound connections while the signing key rolls over; none is refused [DIRE-56, HTTP-54]', async () => {
  let isOver = false
  let areEnginesOver = false
  const delivered: string[] = []
  const engines = (async () => {
    while (!areEnginesOver) {
      await world.sequenceLog()
      // So that rates refill.
      world.clock.advance(0.05)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  })()
  const stream = (async () => {
    for (let number = 0; !isOver; number += 1) {
      const file = at(`export-${number}.csv`)
      writeFileSync(file, museumExport(number + 2).replaceAll('2025-', '2026-'))
      // Each run reads the configuration as a nightly job does.
      const receiptPolling = { interval: 50, longest: 60_000 }
      const { receipt } = await deliverFile(file, {
        config: await readConfig(configFile),
        now,
        receiptPolling,
      } as never)
      delivered.push(JSON.stringify(receipt))
    }
  })()
  const moreDeliveries = async (count: number): Promise<void> => {
    const wanted = delivered.length + count
    while (delivered.length < wanted) {
      await Promise.race([stream, engines, new Promise((resolve) => setTimeout(resolve, 20))])
    }
  }
  const signers = async (): Promise<string[]> => {
    const museum = world.directory().organisations.find(({ id }) => id === 'museum')
    const keys = [world.parties.museum.publicJwk, ...(museum?.clients.flatMap((client) => client.keys) ?? [])]
    const { rows } = await world.owner.withConnection((sql) =>
      sql.query<{ manifest: string }>(
        'select manifest from intake.delivery where manifest is not null order by closed_at',
      ),
    )
    return Promise.all(
      rows.map(async ({ manifest }) => {
        await verifyManifest(manifest, keys)
        const [header = ''] = manifest.split('.')
        return (JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid: string }).kid
      }),
    )
  }
  try {
    await moreDeliveries(2)
    const old = world.parties.museum.publicJwk.kid
    await rotateKey({ configFile, client: await clientOf(), now: now() })
    await moreDeliveries(2)
    const registrarKey = world.parties.registrar.publicJwk
    const { directory } = await newestDirectory(plainUrl, registrarKey, now())
    const [request] = await fetchRequests(plainUrl, directory, now())
    if (request === undefined) throw new Error('no request')
    expect(request.isRollover).toBe(true)
    await publish((draft) => applyEnrolment(draft, request.enrolment, {}))
    await moreDeliveries(3)
    await publish((draft) => dropKey(draft, 'museum-client', old))
    expect(await dropOldKeys({ configFile, client: await clientOf() })).toBe(1)
    await moreDeliveries(3)
    const kids = await signers()
    expect(kids.slice(0, 4)).toEqual(Array(4).fill(old))
    expect(kids.at(-1)).toBe(request.enrolment.signKey.kid)
    expect(new Set(kids).size).toBe(2)
    // Nothing was abandoned and made anew on the way.
    const { rows } = await world.owner.withConnection((sql) => sql.query('select distinct state from intake.delivery'))
    expect(rows.map(({ state }) => state as string).filter((state) => state !== 'closed' && state !== 'open')).toEqual(
      [],
    )
  } finally {
    isOver = true
    // The last receipt needs the log.
    await stream.finally(() => {
      areEnginesOver = true
    })
    await engines
  }
})

test('the client shows its certificate, and without it gets no token [HTTP-54, HTTP-50]', async () => {
  const { tls: _, ...config } = await readConfig(configFile)
  const trusting = createApiClient({ ...config, url: plainUrl }, { now })
  const list = (api: ReturnType<typeof createApiClient>) => api.json({ path: '/v1/deliveries', scope: 'delivery:read' })
  await expect(list(trusting)).rejects.toMatchObject({ code: 'CLIENT_CERTIFICATE_INVALID', status: 401 })
  expect((await list(await clientOf())).status).toBe(200)
})
