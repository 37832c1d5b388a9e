import { readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { isSpokenFingerprint, parseSignKey, type SignPublicJwk, spokenKeyFingerprint } from '@sluis/ttp-core/enrol'
import { ClientError } from '../http/index.ts'
import { CONFIG_FILE, ENROLMENT_FILE, readEnrolment } from './enrolment-file.ts'
import { writeNew } from './start-enrolment.ts'

export interface FinishOptions {
  readonly folder: string
  /** The fingerprint of the registrar's key, as the user heard and typed it. */
  readonly typed: string
  /** The registrar's public key as a file (JWK), where the service gave none. */
  readonly registrarKeyFile?: string
}

/**
 * Pins the registrar's key and writes the configuration, once the fingerprint that was heard out of band is the key's own. The
 * service that handed the key over is not believed. @returns The path of the configuration. Throws ENROLMENT_MISSING,
 * REGISTRAR_KEY_MISSING, REGISTRAR_FINGERPRINT_DIFFERS, ENROLMENT_EXISTS, and FINGERPRINT_MALFORMED of the core.
 */
export async function finishEnrolment({ folder, typed, registrarKeyFile }: FinishOptions): Promise<string> {
  const waiting = await readEnrolment(folder)
  const registrarKey = await keyOf(registrarKeyFile, waiting.registrarKey)
  if (!isSpokenFingerprint(typed, spokenKeyFingerprint(registrarKey))) {
    throw new ClientError('REGISTRAR_FINGERPRINT_DIFFERS')
  }
  const path = resolve(folder, CONFIG_FILE)
  await writeNew(path, `${JSON.stringify({ ...waiting.config, registrarKey }, null, 2)}\n`)
  await rm(join(folder, ENROLMENT_FILE))
  return path
}

async function keyOf(file: string | undefined, received: unknown): Promise<SignPublicJwk> {
  if (file === undefined && received === undefined) throw new ClientError('REGISTRAR_KEY_MISSING')
  try {
    return parseSignKey(file === undefined ? received : JSON.parse(await readFile(file, 'utf8')))
  } catch {
    throw new ClientError('KEY_FILE_UNREADABLE', { place: { setting: 'registrarKey' } })
  }
}
