import { randomUUID } from 'node:crypto'
import { signApproval, signRequest } from '@sluis/ttp-core/person'
import type { Directory, KeyDestructionRequest, Person, SignKeyPair } from '@sluis/ttp-core/pseudonymise'
import { requestDigest } from '@sluis/ttp-core/pseudonymise'
import { generateSignKey } from '@sluis/ttp-core/registrar'
import { sealRewrap } from '@sluis/ttp-core/tenant'
import { readDestruction, submitDestruction } from '../../src/cli/key-tables.ts'
import type { KeyEngine } from '../../src/engines/key-engine.ts'
import type { World } from '../pseudonymise/support.ts'
import { addChunk, openChunk, subject, until } from '../pseudonymise/support.ts'

/** Has a running key engine carry pseudonyms of a delivery to the next epoch, refuse a forged list, and end a key on approvals. */
export async function actOnKeys(world: World, engine: KeyEngine, delivery: string): Promise<void> {
  const tenant = await generateSignKey()
  const people: Record<string, SignKeyPair> = {}
  for (const name of ['olga', 'anna', 'bram']) people[name] = await generateSignKey()
  await world.publish(world.directory(engine, (directory) => nextEpoch(directory, tenant, people)))
  await until(async () => hasSeenEpoch(world, engine))
  const pseudonyms = ((await openChunk(world, engine, delivery))?.rows ?? []).map(({ person }) => person)
  const executed = await askRewrap(world, engine, tenant, pseudonyms)
  const refused = await askRewrap(world, engine, await generateSignKey(), pseudonyms)
  await until(async () => (await world.query('select from release.change_part where id = $1', [executed])).length > 0)
  await until(
    async () => (await world.query('select from release.rewrap_refusal where change = $1', [refused])).length > 0,
  )
  for (const decision of ['refuse', 'approve'] as const) await askDestruction(world, people, decision)
}

/** The engine looks for a new directory every two seconds; until then it makes pseudonyms of the epoch that it knows. */
async function hasSeenEpoch(world: World, engine: KeyEngine): Promise<boolean> {
  await addChunk(world, engine, [{ row: 0, person: subject(), household: subject() }])
  await until(async () => (await world.query('select from pseudonymise.batch')).length === 0)
  return (
    (await world.query("select from keys.key where tenant = 'alfa' and domain = 'insight' and epoch = 2")).length > 0
  )
}

function nextEpoch(directory: Directory, tenant: SignKeyPair, people: Record<string, SignKeyPair>): Directory {
  const client = { clientId: 'alfa-1', scopes: ['rewrap:write'], keys: [tenant.publicJwk], status: 'active' } as const
  return {
    ...directory,
    domains: directory.domains.map((domain) => ({ ...domain, epoch: 2 })),
    organisations: directory.organisations.map((each) => (each.id === 'alfa' ? { ...each, clients: [client] } : each)),
    people: Object.entries(people).map(
      ([id, { publicJwk }]): Person => ({
        id,
        organisation: 'ttp',
        account: '',
        roles: [id === 'olga' ? 'operator' : 'key-custodian'],
        keys: [publicJwk],
        status: 'active',
      }),
    ),
  }
}

async function askRewrap(
  world: World,
  engine: KeyEngine,
  { privateJwk: signer }: SignKeyPair,
  pseudonyms: readonly string[],
): Promise<string> {
  const [recipient] = engine.publicKeys.seal
  if (recipient === undefined) throw new Error('the engine has no sealing key')
  const place = { rewrap: randomUUID(), chunk: 0, tenant: 'alfa', domain: 'insight' }
  const sealed = await sealRewrap(place, { schema: 'sluis-rewrap/1', epoch: 1, pseudonyms }, { recipient, signer })
  const id = randomUUID()
  await world.database
    .database('ttp_release')
    .withConnection((sql) =>
      sql.query(
        'insert into pseudonymise.rewrap (id, rewrap, number, tenant, domain, sealed) values ($1, $2, 0, $3, $4, $5)',
        [id, place.rewrap, place.tenant, place.domain, sealed],
      ),
    )
  return id
}

async function askDestruction(
  world: World,
  people: Record<string, SignKeyPair>,
  decision: 'approve' | 'refuse',
): Promise<void> {
  const keyOf = (name: string) => (people[name] as SignKeyPair).privateJwk
  const request: KeyDestructionRequest = {
    schema: 'sluis-request/1',
    id: randomUUID(),
    act: 'key-destruction',
    purpose: 'the epoch has ended',
    key: { purpose: 'pseudonym-wrap', tenant: 'alfa', domain: 'insight', epoch: 1 },
    requester: 'olga',
    requestedAt: new Date().toISOString(),
    expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
  }
  const jws = await signRequest(request, keyOf('olga'))
  const common = { schema: 'sluis-approval/1', request: requestDigest(jws), at: new Date().toISOString() } as const
  const approvals = [
    await signApproval({ ...common, id: randomUUID(), decision: 'approve', approver: 'anna' }, keyOf('anna')),
    await signApproval({ ...common, id: randomUUID(), decision, approver: 'bram' }, keyOf('bram')),
  ]
  await submitDestruction(world.ports.keys, { id: request.id, request: jws, approvals })
  const ended = decision === 'approve' ? 'done' : 'refused'
  await until(async () => (await readDestruction(world.ports.keys, request.id))?.state === ended)
}
