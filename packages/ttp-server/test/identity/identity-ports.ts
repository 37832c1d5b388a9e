import { randomBytes } from 'node:crypto'
import type { createIdentity } from '../../src/domains/identity/index.ts'
import { openKeys, openModels } from '../../src/domains/identity/index.ts'
import { DIRECTORY_AGE_MS_MAX } from '../../src/engines/identity-engine.ts'
import { watchDirectory } from '../../src/kernel/directory-watch.ts'
import type { World } from './world.ts'

export const random = (length: number): Uint8Array<ArrayBuffer> => new Uint8Array(randomBytes(length))

/** What the domain of identity works with in this world, by a clock that the test moves. */
export async function identityPorts(world: World, now: () => Date): Promise<Parameters<typeof createIdentity>[0]> {
  const engine = await world.engine(undefined, now)
  const database = world.database.database('ttp_identity')
  const keys = await openKeys(database, world.root, random)
  return {
    database,
    directory: watchDirectory(database, world.registrar.publicJwk, now, DIRECTORY_AGE_MS_MAX),
    linkageKey: keys.linkage,
    vaultKey: keys.vault,
    sealKeys: keys.seal.map(({ privateJwk }) => privateJwk),
    signKeys: keys.sign.map(({ privateJwk }) => privateJwk),
    models: openModels(engine.publicKeys.sign),
    country: 'NL',
    now,
    random,
    logger: world.logger,
  }
}
