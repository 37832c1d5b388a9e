import { ClientError } from '../http/index.ts'
import { lockContent } from '../state/node/lock.ts'
import { TenantError } from './errors.ts'

/** Keeps two processes from pulling into one store. @returns What ends the lock. Throws `TenantError` STORE_BUSY, STORE_UNWRITABLE. */
export async function lockStore(folder: string): Promise<() => Promise<void>> {
  try {
    return await lockContent(folder, 'store')
  } catch (error) {
    if (!(error instanceof ClientError)) throw error
    throw new TenantError(error.retryable ? 'STORE_BUSY' : 'STORE_UNWRITABLE', { cause: error })
  }
}
