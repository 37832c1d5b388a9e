import { createHash } from 'node:crypto'
import type { SignPublicJwk } from '@sluis/ttp-core/identity'
import { verifyActivation } from '@sluis/ttp-core/identity'
import { ServerError } from '../../../kernel/errors.ts'
import type { RowInForce } from './model-rows.ts'

/** SHA-256 of a signed model as it is stored; hexadecimal. */
export function modelDigest(document: string): string {
  return createHash('sha256').update(document).digest('hex')
}

/**
 * Checks that the engine itself brought this model into force: its signature over number, version and digest.
 * @param keys The engine's own signing keys.
 * @returns The number of the activation.
 * @throws ServerError `MODEL_INVALID`.
 */
export async function openActivation(row: RowInForce, keys: readonly SignPublicJwk[]): Promise<number> {
  const { version, document, number, activation } = row
  const signed = await verifyActivation(activation ?? '', keys).catch((cause: unknown) => {
    throw new ServerError('MODEL_INVALID', { cause })
  })
  if (signed.number !== number || signed.version !== version || signed.digest !== modelDigest(document)) {
    throw new ServerError('MODEL_INVALID')
  }
  return signed.number
}
