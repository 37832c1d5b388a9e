import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { ClientError } from '../http/index.ts'

/** Name of the file in which an enrolment waits for its end. */
export const ENROLMENT_FILE = 'enrolment.json'
/** Name of the configuration that its end writes. */
export const CONFIG_FILE = 'sluis.json'

const Waiting = z.strictObject({
  /** The configuration to be, all but the registrar's key. */
  config: z.record(z.string(), z.unknown()),
  /** SHA-256 of the request, hex. */
  digest: z.string(),
  /** What the service says is the registrar's key; believed in nothing until its fingerprint was typed. */
  registrarKey: z.record(z.string(), z.unknown()).optional(),
})
export type WaitingEnrolment = z.infer<typeof Waiting>

/** Name of the key that an enrolment makes. */
export const SIGN_KEY_FILE = 'sign-key.json'
/** Name of the signed request. */
export const REQUEST_FILE = 'enrolment-request.jws'

/**
 * How far a folder is: `new`, `keys` (a key, and the rest was not written: stopped in between), `requested` (waits for the registrar's
 * fingerprint) or `joined` (has its configuration).
 */
export type EnrolmentStage = 'new' | 'keys' | 'requested' | 'joined'

/** How far an enrolment in a folder got, whatever stopped it. */
export async function enrolmentStage(folder: string): Promise<EnrolmentStage> {
  const has = (name: string): Promise<boolean> =>
    stat(join(folder, name)).then(
      () => true,
      () => false,
    )
  if (await has(CONFIG_FILE)) return 'joined'
  if (await has(ENROLMENT_FILE)) return 'requested'
  return (await has(SIGN_KEY_FILE)) ? 'keys' : 'new'
}

/** The enrolment that waits in a folder. Throws ENROLMENT_MISSING. */
export async function readEnrolment(folder: string): Promise<WaitingEnrolment> {
  try {
    return Waiting.parse(JSON.parse(await readFile(join(folder, ENROLMENT_FILE), 'utf8')))
  } catch {
    throw new ClientError('ENROLMENT_MISSING')
  }
}
