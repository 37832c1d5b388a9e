import type { SealKeyPair, SignKeyPair } from '@sluis/ttp-core/pseudonymise'
import { makeVerifierKey, SecretKey, sealKeyFromSeed, signKeyFromSeed } from '@sluis/ttp-core/pseudonymise'
import { ServerError } from '../../kernel/errors.ts'
import { announceKey } from './announce.ts'
import { createKey } from './create.ts'
import type { LogKey } from './follow-log-key.ts'
import { endOlderLogKeys } from './follow-log-key.ts'
import type { KeyName } from './key-name.ts'
import { listEpochs } from './key-row.ts'
import { lendKeys } from './lend.ts'
import { findLogKey, noteLogKey } from './log-key.ts'
import type { KeysPorts } from './ports.ts'
import type { Unsealing } from './unseal.ts'

/** Keys of the engine itself; newest first. They live as long as the engine runs. */
export interface EngineKeys extends LogKey {
  /** Open what the identity engine seals to the key engine; older epochs still open what was sealed to them. */
  readonly seal: readonly SealKeyPair[]
  /** Sign what the key engine seals to tenants. */
  readonly sign: readonly SignKeyPair[]
}

/**
 * Makes the engine's own keys unless they are there, and announces their public halves to the registrar.
 * @param logOrigin Name of the log: a URL without its scheme.
 */
export async function openEngineKeys(ports: KeysPorts, unsealing: Unsealing, logOrigin: string): Promise<EngineKeys> {
  const seal = await open(ports, unsealing, 'seal', sealKeyFromSeed)
  const sign = await open(ports, unsealing, 'sign', signKeyFromSeed)
  const [log, ...older] = await open(ports, unsealing, 'log', (bytes) => SecretKey.from(bytes))
  for (const key of older) key.destroy()
  const verifierKey = log.lend((privateKey) => makeVerifierKey({ name: logOrigin, privateKey }))
  for (const { publicJwk } of seal) {
    await announceKey(ports, { purpose: 'seal', keyId: publicJwk.kid, publicKey: { ...publicJwk } })
  }
  for (const { publicJwk } of sign) {
    await announceKey(ports, { purpose: 'sign', keyId: publicJwk.kid, publicKey: { ...publicJwk } })
  }
  await announceKey(ports, { purpose: 'log', keyId: verifierKey, publicKey: { vkey: verifierKey } })
  const previousKey = await noted(ports, verifierKey)
  await endOlderLogKeys(ports)
  return { seal, sign, log, verifierKey, ...(previousKey === undefined ? {} : { previousKey }) }
}

/** The key that vouched for the one in use. The first one is noted here. */
async function noted({ database }: KeysPorts, verifierKey: string): Promise<string | undefined> {
  return database.withConnection(async (sql) => {
    await noteLogKey(sql, 1, verifierKey)
    return (await findLogKey(sql, verifierKey))?.previous ?? undefined
  })
}

async function open<T>(
  ports: KeysPorts,
  unsealing: Unsealing,
  purpose: 'seal' | 'sign' | 'log',
  make: (bytes: Uint8Array) => T,
): Promise<readonly [T, ...T[]]> {
  const family = { purpose, tenant: '', domain: '' }
  const first: KeyName = { ...family, epoch: 1 }
  await createKey(ports, unsealing, first)
  const rows = await ports.database.withConnection((sql) => listEpochs(sql, family))
  const names = rows.filter(({ state }) => state === 'active' || state === 'retired')
  const loan = { names, occasion: 'start', use: 'convert' } as const
  const [newest, ...older] = await lendKeys(ports, unsealing, loan, async (keys) => keys.map((key) => key.lend(make)))
  if (newest === undefined) throw new ServerError('KEY_UNAVAILABLE')
  return [newest, ...older]
}
