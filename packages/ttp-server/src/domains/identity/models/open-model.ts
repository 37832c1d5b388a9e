import type { LinkageModel, SignPublicJwk } from '@sluis/ttp-core/identity'
import { verifyModel } from '@sluis/ttp-core/identity'
import { ServerError } from '../../../kernel/errors.ts'

/**
 * Opens a stored model: the engine's own signature, the form, and that it is the version it is stored as.
 * @param keys The engine's own signing keys, never such as the database or a directory names.
 * @throws ServerError `MODEL_INVALID`.
 */
export async function openModel(
  { version, document }: { readonly version: number; readonly document: string },
  keys: readonly SignPublicJwk[],
): Promise<LinkageModel> {
  const parsed = await verifyModel(document, keys)
  if ('error' in parsed) throw new ServerError('MODEL_INVALID', { cause: new Error(parsed.error) })
  if (parsed.model.version !== version) throw new ServerError('MODEL_INVALID')
  return parsed.model
}
