import { checkSuccession, type Directory, verifyDirectory } from '@sluis/ttp-core/common'
import { z } from 'zod'
import type { Storage } from '../state/storage.ts'
import type { ServiceConfig } from './config.ts'
import { ClientError } from './errors.ts'

/** A directory that the registrar signed, as text and as read. */
export interface VerifiedDirectory {
  readonly jws: string
  readonly directory: Directory
}

const FILE = 'directory.jws'
const answer = z.object({ document: z.string() })

/**
 * Verifies what the service says is the directory: signed by the pinned registrar key and never older than, or another than, the
 * one seen last, which is kept in the storage. Throws the core's DIRECTORY_* errors.
 */
export async function acceptDirectory(
  { storage, registrarKey }: Pick<ServiceConfig, 'registrarKey'> & { readonly storage: Storage },
  body: unknown,
): Promise<VerifiedDirectory> {
  const parsed = answer.safeParse(body)
  if (!parsed.success) throw new ClientError('ANSWER_UNEXPECTED')
  const jws = parsed.data.document
  const next = { jws, directory: await verifyDirectory(jws, registrarKey) }
  const seenJws = await storage.read(FILE)
  if (seenJws === jws) return next
  if (seenJws !== undefined) {
    const seen = await verifyDirectory(seenJws, registrarKey)
    checkSuccession({ jws: seenJws, directory: seen }, next)
  }
  await storage.write(FILE, jws)
  return next
}
