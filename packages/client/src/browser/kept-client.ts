import { parseSignKey } from '@sluis/ttp-core/common'
import { z } from 'zod'
import type { ServiceConfig } from '../http/config.ts'
import { ClientError } from '../http/errors.ts'
import { readKeyHandle } from '../state/browser/key-store.ts'
import type { Storage } from '../state/storage.ts'

const FOLDER = 'client'
const FILE = `${FOLDER}/client.json`
const schema = z.strictObject({
  url: z.string(),
  organisation: z.string(),
  clientId: z.string(),
  /** Identifiers of the keys that this browser holds: the one in use, and those that follow it. */
  kids: z.array(z.string()).min(1),
  /** Digest of the request of enrolment, hex. */
  digest: z.string(),
  /** What the service says is the registrar's key; believed in nothing before its fingerprint was typed. */
  offeredKey: z.record(z.string(), z.unknown()).optional(),
  /** The registrar's key, once its fingerprint was typed. */
  registrarKey: z.record(z.string(), z.unknown()).optional(),
  tenant: z.string().optional(),
  domain: z.string().optional(),
})

/** What a browser keeps of the client that it is. */
export type KeptClient = z.infer<typeof schema>

/** Who this browser is; undefined before its enrolment began. */
export async function readKeptClient(storage: Storage): Promise<KeptClient | undefined> {
  const text = await storage.read(FILE)
  if (text === undefined) return undefined
  const parsed = schema.safeParse(parseJson(text))
  if (!parsed.success) throw new ClientError('CONFIG_INVALID')
  return parsed.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export async function writeKeptClient(storage: Storage, client: KeptClient): Promise<void> {
  await storage.write(FILE, JSON.stringify(client))
}

/** The registrar's key that this browser's user compared; undefined before. */
export function registrarKeyOf({ registrarKey }: KeptClient): ServiceConfig['registrarKey'] | undefined {
  return registrarKey === undefined ? undefined : parseSignKey(registrarKey)
}

/** Forgets who this browser is. */
export async function dropKeptClient(storage: Storage): Promise<void> {
  await storage.removeFolder(FOLDER)
}

/** The configuration of this browser's client. Throws ENROLMENT_MISSING before its end, KEY_FILE_UNREADABLE without its keys. */
export async function configOfBrowser(database: IDBDatabase, storage: Storage): Promise<ServiceConfig> {
  const kept = await readKeptClient(storage)
  if (kept?.registrarKey === undefined) throw new ClientError('ENROLMENT_MISSING')
  const keys = await Promise.all(kept.kids.map((kid) => readKeyHandle(database, kid)))
  const [signKey, ...nextSignKeys] = keys.filter((key) => key !== undefined)
  if (signKey === undefined) throw new ClientError('KEY_FILE_UNREADABLE', { place: { setting: 'signKey' } })
  const { url, organisation, clientId, registrarKey, tenant, domain } = kept
  return {
    url,
    organisation,
    clientId,
    signKey,
    nextSignKeys,
    registrarKey: parseSignKey(registrarKey),
    ...(tenant !== undefined && { tenant }),
    ...(domain !== undefined && { domain }),
    country: 'NL',
  }
}
