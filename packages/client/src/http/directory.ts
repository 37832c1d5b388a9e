import { join } from 'node:path'
import { checkSuccession, type Directory, verifyDirectory } from '@sluis/ttp-core/common'
import { z } from 'zod'
import type { ClientConfig } from './config.ts'
import { ClientError } from './errors.ts'
import { readStateFile, writeStateFile } from './state-file.ts'

/** A directory that the registrar signed, as text and as read. */
export interface VerifiedDirectory {
  readonly jws: string
  readonly directory: Directory
}

const answer = z.object({ document: z.string() })

/**
 * Verifies what the service says is the directory: signed by the pinned registrar key and never older than, or another than, the
 * one seen last, which is kept in the state directory. Throws the core's DIRECTORY_* errors.
 */
export async function acceptDirectory(
  config: Pick<ClientConfig, 'stateDirectory' | 'registrarKey'>,
  body: unknown,
): Promise<VerifiedDirectory> {
  const parsed = answer.safeParse(body)
  if (!parsed.success) throw new ClientError('ANSWER_UNEXPECTED')
  const jws = parsed.data.document
  const next = { jws, directory: await verifyDirectory(jws, config.registrarKey) }
  const file = join(config.stateDirectory, 'directory.jws')
  const seenJws = await readStateFile(file)
  if (seenJws === jws) return next
  if (seenJws !== undefined) {
    const seen = await verifyDirectory(seenJws, config.registrarKey)
    checkSuccession({ jws: seenJws, directory: seen }, next)
  }
  await writeStateFile(file, jws)
  return next
}
