import { CoreError, type Directory, type Receipt, verifyReceipt } from '@sluis/ttp-core/supplier'
import { CheckpointKeeper } from '../../auditor/consistency.ts'
import { seenUnder, type UnderLog, underLog } from '../../auditor/log-keys.ts'
import { apiLogReader } from '../../auditor/log-reader.ts'
import type { ApiClient } from '../../http/api-client.ts'
import type { ServiceConfig } from '../../http/config.ts'
import { ClientError } from '../../http/errors.ts'

/**
 * The receipt of a delivery that was closed before, as kept here or, where this machine has none, as the service gives it: verified under the log
 * of the directory, and kept. Throws RECEIPT_PENDING, RECEIPT_INVALID or RECEIPT_MISMATCH.
 */
export async function earlierReceipt(
  api: ApiClient<ServiceConfig>,
  deliveryId: string,
  signal?: AbortSignal,
): Promise<Receipt> {
  const { config, storage } = api
  const stop = signal ? { signal } : {}
  const { directory } = await api.directory(stop)
  const name = `receipts/${deliveryId}.json`
  const kept = await storage.read(name)
  const answer = kept === undefined ? await ask(api, deliveryId, signal) : parseJson(kept)
  const verify = (under: Directory): UnderLog<ReturnType<typeof verifyReceipt>> =>
    underLog(under.log, (log) => verifyReceipt(answer, log))
  const { found, superseded } = await verified(verify, directory, async () => {
    // The key of the log may have changed since this directory.
    return (await api.directory({ refresh: true, ...stop })).directory
  })
  const { details } = found
  const own =
    details.deliveryId === deliveryId &&
    details.institution === config.organisation &&
    details.tenant === config.tenant &&
    details.domain === config.domain
  if (!own) throw new ClientError('RECEIPT_MISMATCH', { place: { delivery: deliveryId } })
  if (kept === undefined) await storage.write(name, JSON.stringify(answer))
  await new CheckpointKeeper(storage, apiLogReader(api, signal)).hold(seenUnder(found, superseded))
  return answer as Receipt
}

async function verified<T>(
  verify: (directory: Directory) => T,
  known: Directory,
  newest: () => Promise<Directory>,
): Promise<T> {
  try {
    return verify(known)
  } catch (error) {
    if (!(error instanceof CoreError)) throw error
    return verify(await newest())
  }
}

async function ask(api: ApiClient<ServiceConfig>, deliveryId: string, signal?: AbortSignal): Promise<unknown> {
  const path = `/v1/deliveries/${encodeURIComponent(deliveryId)}/receipt`
  const { status, body } = await api.json({ path, scope: 'delivery:read', ...(signal && { signal }) })
  if (status === 202) throw new ClientError('RECEIPT_PENDING', { retryable: true, place: { delivery: deliveryId } })
  return body
}

/** What was kept, as it stands: what is no JSON is no receipt either. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
