import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AuditAction } from '@sluis/ttp-core/common'
import { commit, formatEntry, partDigest, toBase64url } from '@sluis/ttp-core/common'
import type { PartContext, SigningKey } from '@sluis/ttp-core/supplier'
import { findOrganisation, parseSigningKey, sealPart, signManifest } from '@sluis/ttp-core/supplier'
import { createAccessTokens } from '@sluis/ttp-server/access-token'
import { expect } from 'vitest'
import { DOMAIN, TENANT } from '../../src/collaboration/parties.ts'
import type { World } from '../whole/world.ts'
import type { Credentials } from './credentials.ts'
import { as } from './read-database.ts'

const INSTITUTION = 'museum'

/** Runs a statement as a role of the process. @returns What PostgreSQL said. */
export async function tryAs(
  credentials: Credentials,
  role: string,
  statement: string,
  values: readonly unknown[] = [],
): Promise<string> {
  const url = credentials.roles.get(role)
  if (url === undefined) throw new Error(`${credentials.process} has no role ${role}`)
  return as(url, (sql) => sql.query(statement, [...values])).then(
    () => 'done',
    (error: { code?: string }) => `refused by PostgreSQL (${error.code})`,
  )
}

/** Puts an entry into the queue of the log. @returns What became of it. */
export async function tryToLog(
  world: World,
  credentials: Credentials,
  role: string,
  action: AuditAction,
): Promise<string> {
  const id = randomUUID()
  const salt = new Uint8Array(32)
  const at = new Date().toISOString()
  const body = formatEntry({
    schema: 'sluis-audit/1',
    id,
    at,
    action,
    actor: 'engine:key',
    commitment: commit(salt, {}),
  })
  const said = await tryAs(credentials, role, 'insert into audit.pending (id, body) values ($1, $2)', [id, body])
  if (said !== 'done') return said
  const waiting = async (): Promise<number> =>
    (await world.look('select from audit.pending where id = $1', [id])).length
  await expect.poll(waiting).toBe(0)
  const logged = await world.look('select from audit.entry where id = $1', [id])
  return logged.length === 0 ? 'kept out of the log by the sequencer' : 'IN THE LOG'
}

/** A delivery that the gateway puts into the database as if an institution had made it. */
export interface ForgedDelivery {
  /** Signs the manifest and the parts; the gateway has no other key. */
  readonly signer: 'gateway' | 'institution'
  /** What the manifest names differently from what is there. */
  readonly swapped?: 'delivery' | 'part'
  readonly directoryVersion?: number
}

/** @returns The code with which the identity engine refuses it; `waits` when it does nothing with it. */
export async function tryDelivery(world: World, credentials: Credentials, forged: ForgedDelivery): Promise<string> {
  const { directory, institutions } = world.collaboration
  const folder = institutions.get(INSTITUTION)?.folder ?? ''
  const keyOf = async (file: string): Promise<SigningKey> => parseSigningKey(JSON.parse(await readFile(file, 'utf8')))
  const own = parseSigningKey(JSON.parse(credentials.files.get('SLUIS_TOKEN_KEY_FILE') ?? '{}'))
  const signer = forged.signer === 'gateway' ? own : await keyOf(join(folder, 'sign-key.json'))
  const delivery = randomUUID()
  const place = { delivery, chunk: 0, institution: INSTITUTION, tenant: TENANT, domain: DOMAIN }
  const seal = async (kind: 'identity' | 'activity', by: SigningKey): Promise<string> => {
    const context = { kind, schema: `sluis-${kind}/1`, ...place } as PartContext
    const row = kind === 'identity' ? { row: 0, email: 'forged@mail.example' } : { row: 0, visitDate: '2025-03-01' }
    const content = { schema: `sluis-${kind}/1`, rows: [row] } as never
    const recipient =
      kind === 'identity' ? directory.engines.identity.seal[0] : findOrganisation(directory, TENANT)?.sealKeys[0]
    if (recipient === undefined) throw new Error('nobody to seal to')
    return sealPart(context, content, { recipient, signer: by })
  }
  const [identity, activity] = [await seal('identity', signer), await seal('activity', signer)]
  const manifest = await signManifest(
    {
      schema: 'sluis-manifest/1',
      ...{ delivery: forged.swapped === 'delivery' ? randomUUID() : delivery, institution: INSTITUTION },
      ...{ tenant: TENANT, domain: DOMAIN, directoryVersion: forged.directoryVersion ?? 1, rowCount: 1 },
      chunks: [
        {
          number: 0,
          rowCount: 1,
          identityDigest: toBase64url(partDigest(identity)),
          activityDigest: toBase64url(partDigest(activity)),
        },
      ],
    },
    signer,
  )
  const stored = forged.swapped === 'part' ? await seal('identity', own) : identity
  await as(credentials.roles.get('ttp_intake') ?? '', async (sql) => {
    await sql.query('begin')
    await sql.query(
      `insert into intake.delivery (id, institution, tenant, domain, client_id, content_tag, state, opened_at, closed_at, chunk_count, row_count, manifest)
       values ($1, $2, $3, $4, 'museum.client', 'x', 'closed', now() - interval '1 minute', now() - interval '1 minute', 1, 1, $5)`,
      [delivery, INSTITUTION, TENANT, DOMAIN, manifest],
    )
    await sql.query('insert into intake.chunk values ($1, 0, 1, $2, $3, now())', [
      delivery,
      Buffer.from(partDigest(identity)),
      Buffer.from(partDigest(activity)),
    ])
    await sql.query('insert into intake.identity_part (delivery, number, sealed) values ($1, 0, $2)', [
      delivery,
      stored,
    ])
    await sql.query('insert into intake.activity_part (delivery, number, sealed) values ($1, 0, $2)', [
      delivery,
      activity,
    ])
    await sql.query('commit')
  })
  const outcome = async (): Promise<string> => {
    const [refusal] = await world.look<{ code: string }>('select code from intake.refusal where delivery = $1', [
      delivery,
    ])
    if (refusal !== undefined) return `refused by the identity engine (${refusal.code})`
    const resolved = await world.look('select from intake.resolved where delivery = $1', [delivery])
    if (resolved.length > 0) return 'RESOLVED'
    const said = world.logged.some(({ line }) => line.includes('version of the directory that is not there'))
    return said ? 'left alone by the identity engine, which says so' : ''
  }
  await expect.poll(outcome).not.toBe('')
  return outcome()
}

/** Makes itself a token of the tenant and asks for the feed. @returns What it gets. */
export async function tryToken(world: World, credentials: Credentials): Promise<string> {
  const key = parseSigningKey(JSON.parse(credentials.files.get('SLUIS_TOKEN_KEY_FILE') ?? '{}'))
  const { directory, ttp, tenant } = world.collaboration
  const client = findOrganisation(directory, tenant.id)?.clients[0]
  const tokens = createAccessTokens(
    key,
    directory.issuer,
    () => new Date(),
    () => new Uint8Array(16),
  )
  const kid = client?.keys[0]?.kid ?? ''
  const { token } = await tokens.issue({
    client: client?.clientId ?? '',
    key: kid,
    organisation: tenant.id,
    scopes: ['release:read'],
  })
  const answer = await fetch(`${ttp.url}/v1/releases?after=0`, { headers: { authorization: `Bearer ${token}` } })
  return answer.status === 200
    ? 'the tenant’s feed: cursors, manifests and sealed parts, of which it opens none'
    : `refused (${answer.status})`
}
