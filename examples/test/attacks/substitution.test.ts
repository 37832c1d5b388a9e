import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { deliverFile, readConfig } from '@sluis/client/supplier'
import { createApiClient, FolderStore, pullReleases, tenantService } from '@sluis/client/tenant'
import type { Directory, SignKeyPair } from '@sluis/ttp-core/registrar'
import { directoryDigest, generateSealKey, generateSignKey, signDirectory } from '@sluis/ttp-core/registrar'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { MUSEUM_ROWS, PLANTED_MAPPING, plantedFile, STAGE_ROWS } from '../whole/planted.ts'
import type { World } from '../whole/world.ts'
import { startWorld } from '../whole/world.ts'
import type { Credentials } from './credentials.ts'
import { takeOver } from './credentials.ts'
import type { Falsify, HostileGateway } from './hostile-gateway.ts'
import { startHostileGateway, withJson } from './hostile-gateway.ts'
import { deliverPlanted, settled } from './installation.ts'
import { as } from './read-database.ts'

const RETRY = { attempts: 1 }
const LISTING = /^\/v1\/releases(\?|$)/
const UNFINISHED = `(select from release.pseudonym_part where assembled_at is null union all select from pseudonymise.batch
  union all select from intake.identity_part union all select from release.item where cursor is null) as work`
let world: World
let gateway: HostileGateway
let registrar: SignKeyPair
let taken: Credentials
/** The versions of the directory that the registrar signed, as JWS. */
const versions: string[] = []

beforeAll(async () => {
  world = await startWorld(['museum', 'stage'])
  const { ttp } = world.collaboration
  gateway = await startHostileGateway(ttp.url)
  taken = await takeOver(ttp, 'gateway')
  const keyFile = join(world.folder, 'ttp', 'registrar', 'key-pair.json')
  registrar = JSON.parse(await readFile(keyFile, 'utf8')) as SignKeyPair
  const { document } = (await (await fetch(`${ttp.url}/v1/directory`)).json()) as { document: string }
  versions.push(document)
  await deliverPlanted(world, 'museum', 'first', MUSEUM_ROWS)
  await deliverPlanted(world, 'stage', 'second', STAGE_ROWS)
  await settled(world, UNFINISHED)
}, 600_000)
afterEach(() => {
  gateway.falsify = undefined
})
afterAll(async () => {
  await gateway?.stop()
  await world?.stop()
  await world?.remove()
})

/** The configuration of a party that talks to the hostile gateway, with a state of its own. */
async function hostileConfig(id: string, knows?: string) {
  const party = id === 'tenant' ? world.collaboration.tenant : world.collaboration.institutions.get(id)
  if (party === undefined) throw new Error(`no party ${id}`)
  const stateDirectory = await mkdtemp(join(world.folder, 'state-'))
  if (knows !== undefined) await writeFile(join(stateDirectory, 'directory.jws'), knows)
  return { ...(await readConfig(party.configFile)), url: gateway.url, stateDirectory }
}

async function deliverTo(falsify: Falsify | undefined, knows?: string): Promise<string> {
  gateway.falsify = falsify
  const file = join(world.folder, 'hostile.csv')
  await writeFile(file, plantedFile(MUSEUM_ROWS))
  const config = await hostileConfig('museum', knows)
  return deliverFile(file, { config, mapping: PLANTED_MAPPING, again: true, retry: RETRY }).then(
    () => 'delivered',
    codeOf,
  )
}

/** Pulls into a new store. @returns What stopped it, or else `complete`; how many items were set aside. */
async function pullFrom(falsify: Falsify | undefined, knows?: string): Promise<{ ended: string; aside: number }> {
  gateway.falsify = falsify
  const config = await hostileConfig('tenant', knows)
  const service = tenantService(createApiClient(config, { retry: RETRY }))
  const store = await FolderStore.open(join(config.stateDirectory, 'store'), config.organisation)
  try {
    // What is acknowledged could not be pulled again by the next test.
    const { itemsSetAside } = await pullReleases({ service, store, acknowledge: false })
    return { ended: 'complete', aside: itemsSetAside }
  } catch (error) {
    return { ended: codeOf(error), aside: 0 }
  } finally {
    await store.close()
  }
}

const codeOf = (error: unknown): string => (error as { code?: string }).code ?? String(error)
const onDirectory =
  (document: string, version: number): Falsify =>
  (path, answer) =>
    path === '/v1/directory' ? withJson(answer, (body) => ({ ...body, document, version })) : answer

async function forged(change: (directory: Directory) => Directory): Promise<string> {
  return signDirectory(change(world.collaboration.directory), (await generateSignKey()).privateJwk)
}

describe('a gateway that hands out another directory', () => {
  it('of its own making, is found by institution and tenant [SECU-27]', async () => {
    const document = await forged((directory) => directory)
    expect(await deliverTo(onDirectory(document, 1))).toBe('DIRECTORY_SIGNATURE_INVALID')
    expect((await pullFrom(onDirectory(document, 1))).ended).toBe('DIRECTORY_SIGNATURE_INVALID')
  })

  it('with a key of its own in the place of the tenant’s, is found before anything is sealed [SECU-27]', async () => {
    const [header = '', payload = '', signature = ''] = (versions[0] ?? '').split('.')
    const directory = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Directory
    const key = (await generateSealKey()).publicJwk
    const organisations = directory.organisations.map((each) =>
      each.kind === 'tenant' ? { ...each, sealKeys: [key] } : each,
    )
    const changed = Buffer.from(JSON.stringify({ ...directory, organisations })).toString('base64url')
    const before = await world.look<{ count: number }>('select count(*)::int as count from intake.delivery')
    expect(await deliverTo(onDirectory([header, changed, signature].join('.'), 1))).toBe('DIRECTORY_SIGNATURE_INVALID')
    expect(await world.look('select count(*)::int as count from intake.delivery')).toEqual(before)
  })
})

describe('a gateway that falsifies what it carries', () => {
  it('changes a receipt: the institution finds it [SECU-27]', async () => {
    const falsify: Falsify = (path, answer) =>
      /(closure|receipt)$/.test(path) && answer.status === 200
        ? withJson(answer, (body) => ({ ...body, details: { ...(body.details as object), rowCount: 99 } }))
        : answer
    expect(await deliverTo(falsify)).toBe('RECEIPT_INVALID')
  })

  it('shows the receipt of another delivery: the institution finds it [SECU-27]', async () => {
    let first: Buffer | undefined
    const falsify: Falsify = (path, answer) => {
      if (!/(closure|receipt)$/.test(path) || answer.status !== 200) return answer
      first ??= answer.body
      return { ...answer, body: first }
    }
    expect(await deliverTo(falsify)).toBe('delivered')
    const other: Falsify = (path, answer, ask) => falsify(path, answer, ask)
    expect(await deliverTo(other)).toBe('RECEIPT_MISMATCH')
  })

  it('leaves an item out, or says that there are fewer than there were: the tenant finds the gap [RELE-12, SECU-27]', async () => {
    const items =
      (change: (items: { cursor: number }[]) => unknown): Falsify =>
      (path, answer) =>
        LISTING.test(path)
          ? withJson(answer, (body) => ({ ...body, items: change(body.items as { cursor: number }[]) }))
          : answer
    expect((await pullFrom(items((all) => all.filter(({ cursor }) => cursor !== 1)))).ended).toBe('FEED_GAP')
    expect((await pullFrom(items(() => []))).ended).toBe('FEED_GAP')
  })

  it('shows an item again under another cursor: the tenant finds the replay [RELE-12, SECU-27]', async () => {
    const twice: Falsify = (path, answer, ask) => {
      if (/\/releases\/\d+\/parts/.test(path)) return ask('/v1/releases/1/parts')
      if (!LISTING.test(path)) return answer
      return withJson(answer, (body) => {
        const [first, ...rest] = body.items as { cursor: number }[]
        return { ...body, items: [first, ...rest.map(({ cursor }) => ({ ...first, cursor }))] }
      })
    }
    expect((await pullFrom(twice)).ended).toBe('FEED_REPLAY')
  })

  it('swaps the parts of two items: neither is applied [RELE-15, SECU-27]', async () => {
    const falsify: Falsify = async (path, answer, ask) => {
      const cursor = /\/releases\/(\d+)\/parts/.exec(path)?.[1]
      return cursor === '1' || cursor === '2' ? ask(`/v1/releases/${3 - Number(cursor)}/parts`) : answer
    }
    expect(await pullFrom(undefined)).toEqual({ ended: 'complete', aside: 0 })
    expect(await pullFrom(falsify)).toEqual({ ended: 'complete', aside: 2 })
  })
})

describe('a gateway that keeps a version back', () => {
  it('is found by a client that saw it, and by a tenant whose institution delivered under it [SECU-27, RELE-12]', async () => {
    const [first = ''] = versions
    const next = { ...world.collaboration.directory, version: 2, previousDigest: directoryDigest(first) }
    const second = await signDirectory(next, registrar.privateJwk)
    await fetch(`${world.collaboration.ttp.url}/v1/directory-versions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ document: second }),
    })
    // The gateway and the engines look every two seconds.
    await wait(3_000)
    expect(await deliverTo(onDirectory(first, 1), second)).toBe('DIRECTORY_OLDER')
    expect((await pullFrom(onDirectory(first, 1), second)).ended).toBe('DIRECTORY_OLDER')
    await deliverPlanted(world, 'museum', 'under-two', MUSEUM_ROWS)
    await settled(world, UNFINISHED)
    expect((await pullFrom(onDirectory(first, 1))).ended).toBe('DIRECTORY_WITHHELD')
    expect((await pullFrom(undefined)).ended).toBe('complete')
  })
})

describe('engines whose gateway puts a false version into the database', () => {
  it('do nothing under it, and say so; what was going on goes on when it is gone [SECU-27]', async () => {
    const forgery = await forged((directory) => ({
      ...directory,
      version: 3,
      previousDigest: directoryDigest(versions[0] ?? ''),
    }))
    const url = taken.roles.get('ttp_registry') ?? ''
    await as(url, (sql) =>
      sql.query(
        `insert into registry.directory_version (version, document, digest, entry, details, salt, received_at)
         values (3, $1, decode($2, 'hex'), gen_random_uuid(), '{}', '\\x00', now())`,
        [forgery, directoryDigest(forgery)],
      ),
    )
    const doubts = (): string[] =>
      world.logged.filter(({ line }) => line.includes('DIRECTORY_INVALID')).map(({ process }) => process)
    await expect.poll(() => new Set(doubts()).has('identity-engine')).toBe(true)
    await world.asOwner((sql) => sql.query('delete from registry.directory_version where version = 3'))
    await wait(3_000)
    await deliverPlanted(world, 'museum', 'after-doubt', MUSEUM_ROWS)
    await settled(world, 'intake.identity_part')
  })
})
