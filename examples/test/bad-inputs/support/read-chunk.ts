import { randomBytes } from 'node:crypto'
import type { PartContext, PrivateKey } from '@sluis/ttp-core/tenant'
import { openPart, readPartHeader } from '@sluis/ttp-core/tenant'
import { openKeys } from '../../../../packages/ttp-server/src/domains/identity/keys/open-keys.ts'
import { readRootKey } from '../../../../packages/ttp-server/src/kernel/root-key.ts'
import { TENANT } from '../../../src/collaboration/parties.ts'
import type { World } from './world.ts'
import { MUSEUM } from './world.ts'

/** Rows of both parts of one chunk, in clear. */
export interface ReadChunk {
  readonly identities: readonly Record<string, unknown>[]
  readonly activities: readonly Record<string, unknown>[]
}

/** Opens what a client sent, with the keys of both gates: nobody but a test ever holds both. */
export async function readChunk(world: World, body: string): Promise<ReadChunk> {
  const { identityPart, activityPart } = JSON.parse(body) as { identityPart: string; activityPart: string }
  const root = await readRootKey({ file: `${world.folder}/ttp/identity-engine/root` })
  const random = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes))
  const engine = await openKeys(world.database, root, random)
  const tenant = await world.configOf(TENANT)
  return {
    identities: await rowsOf(
      world,
      identityPart,
      engine.seal.map(({ privateJwk }) => privateJwk),
    ),
    activities: await rowsOf(world, activityPart, (tenant.sealKeys ?? []) as readonly PrivateKey[]),
  }
}

async function rowsOf(world: World, part: string, recipients: readonly PrivateKey[]) {
  const context: PartContext = readPartHeader(part).context
  const signers = world.collaboration.institutions.get(MUSEUM)?.organisation.clients.flatMap(({ keys }) => keys) ?? []
  const { content } = await openPart(part, context, { recipients, signers })
  return (content as { rows: readonly Record<string, unknown>[] }).rows
}
