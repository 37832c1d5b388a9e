import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fromHex, openPart, readPartHeader, sealKeyFromSeed } from '@sluis/ttp-core/identity'
import type { KeyContext, PrivateKey, SubjectNumber } from '@sluis/ttp-core/pseudonymise'
import {
  deriveIrreversible,
  deriveKey,
  innerKey,
  keyEncryptionKey,
  openSeed,
  parseSubjectNumber,
  SecretKey,
  wrapKey,
} from '@sluis/ttp-core/pseudonymise'
import type { Directory, SignPublicJwk } from '@sluis/ttp-core/registrar'
import { openVault } from '../../../packages/ttp-server/src/domains/identity/vault/vault.ts'
import type { Credentials } from './credentials.ts'
import type { Loot, Value } from './read-database.ts'

/** A key that a root and a sealed seed gave. */
export interface DerivedKey extends KeyContext {
  readonly key: SecretKey
}

/** What became readable with the keys of a process. */
export interface Opened {
  /** `purpose` of each key that it could derive, with tenant and domain where there are any. */
  readonly keys: readonly string[]
  readonly values: readonly Value[]
}

const WIDE = new Set(['pseudonym-wrap', 'pseudonym-reversible'])
const SEED_KEY: KeyContext = { purpose: 'key-encryption', tenant: '', domain: '', epoch: 0 }
const SEALED_PART = /^eyJ[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$/

/** Tries every key that the process holds or can derive on everything that it could read. */
export async function openAll(credentials: Credentials, loot: Loot, directory: Directory): Promise<Opened> {
  const keys = deriveAll(credentials, loot)
  const values = [...(await openParts(keys, loot, directory)), ...openProfiles(keys, loot)]
  return {
    keys: [...new Set(keys.map(({ purpose, tenant, domain }) => [purpose, tenant, domain].join(' ').trim()))].sort(),
    values: [...values, ...derivePseudonyms(keys, values, directory)],
  }
}

function rootsOf({ settings, files }: Credentials): SecretKey[] {
  const named = [...files, ...Object.entries(settings)].filter(([name]) => /_ROOT(_FILE)?$/.test(name))
  return named.flatMap(([, text]) => (/^[0-9a-f]{64}$/.test(text) ? [SecretKey.from(fromHex(text))] : []))
}

/** The locks of keys that the process can read by now. */
function locksOf({ settings }: Credentials): SecretKey[] {
  const folders = (settings.SLUIS_KEY_LOCKS_FOLDERS ?? '').split(':').filter((folder) => existsSync(folder))
  const texts = folders.flatMap((folder) => readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8')))
  return texts.flatMap((text) => (/^[0-9a-f]{64}$/.test(text) ? [SecretKey.from(fromHex(text))] : []))
}

/** Every key that a root opens a sealed seed to; a seed of another root does not open. */
export function deriveAll(credentials: Credentials, loot: Loot): readonly DerivedKey[] {
  const found: DerivedKey[] = []
  for (const root of rootsOf(credentials)) {
    const seedKeys = [
      keyEncryptionKey(root),
      ...locksOf(credentials).map((lock) => deriveKey(root, lock, SEED_KEY, 64)),
    ]
    for (const row of [...loot.rows.values()].flat()) {
      if (!Buffer.isBuffer(row.sealed_seed)) continue
      const { purpose, tenant = '', domain = '', epoch } = row
      const context = { purpose, tenant, domain, epoch } as KeyContext
      for (const seedKey of seedKeys) {
        try {
          const seed = openSeed(seedKey, row.sealed_seed, context)
          found.push({ ...context, key: deriveKey(root, seed, context, WIDE.has(context.purpose) ? 64 : 32) })
        } catch {
          // Of another root, or under another lock.
        }
      }
    }
  }
  return found
}

async function openParts(keys: readonly DerivedKey[], loot: Loot, directory: Directory): Promise<Value[]> {
  const recipients: PrivateKey[] = keys
    .filter(({ purpose }) => purpose === 'seal')
    .map(({ key }) => key.lend(sealKeyFromSeed).privateJwk)
  const signers: SignPublicJwk[] = [
    ...directory.engines.identity.sign,
    ...directory.engines.key.sign,
    ...directory.organisations.flatMap(({ clients }) => clients.flatMap(({ keys }) => keys)),
  ]
  const opened: Value[] = []
  for (const { where, value } of loot.values) {
    if (typeof value !== 'string' || !SEALED_PART.test(value)) continue
    const { content } = await openPart(value, readPartHeader(value).context, { recipients, signers }).catch(() => ({
      content: undefined,
    }))
    if (content !== undefined) opened.push({ where: `opened ${where}`, value: JSON.stringify(content) })
  }
  return opened
}

function openProfiles(keys: readonly DerivedKey[], loot: Loot): Value[] {
  const salts = new Map(
    (loot.rows.get('identity_salt.salt') ?? []).map(({ person, salt }) => [String(hex(person)), salt as Buffer]),
  )
  const opened: Value[] = []
  for (const { key } of keys.filter(({ purpose }) => purpose === 'vault')) {
    const vault = openVault(key, () => new Uint8Array(12))
    for (const { person, sealed } of loot.rows.get('identity.profile') ?? []) {
      const salt = salts.get(hex(person))
      if (salt === undefined) continue
      const profile = vault.open(person as Buffer, salt, sealed as Buffer)
      opened.push({ where: 'opened identity.profile.sealed', value: JSON.stringify(profile) })
    }
  }
  return opened
}

const hex = (value: unknown): string => (value as Buffer).toString('hex')

/** The pseudonyms of every subject number that came to light, in every irreversible domain whose keys are at hand. */
function derivePseudonyms(keys: readonly DerivedKey[], opened: readonly Value[], directory: Directory): Value[] {
  const subjects = opened.flatMap(({ value }) => subjectsIn(String(value)))
  const derived: Value[] = []
  for (const { tenant, id, epoch, prefix, mode } of directory.domains) {
    if (mode !== 'irreversible') continue
    const inner = keys.find(({ purpose }) => purpose === 'pseudonym-inner')
    const wrap = keys.find((key) => key.purpose === 'pseudonym-wrap' && key.tenant === tenant && key.domain === id)
    if (inner === undefined || wrap === undefined) continue
    const domain = { tenant, domain: id, epoch, prefix, mode }
    for (const subject of subjects)
      for (const kind of ['person', 'household'] as const) {
        const value = deriveIrreversible(innerKey(inner.key), wrapKey(wrap.key), domain, kind, subject)
        derived.push({ where: 'derived pseudonyms', value })
      }
  }
  return derived
}

/** Texts of 16 bytes in base64url within opened content. */
function subjectsIn(json: string): SubjectNumber[] {
  return [...new Set(json.match(/(?<=")[A-Za-z0-9_-]{22}(?=")/g) ?? [])].map((text) =>
    parseSubjectNumber(Buffer.from(text, 'base64url')),
  )
}
