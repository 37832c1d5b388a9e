import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CoreError, type ReceiptDetails, type TrustedLog, verifyReceipt } from '@sluis/ttp-core/auditor'
import { ClientError } from '../http/index.ts'
import type { AuditFault } from './faults.ts'
import type { SignedBefore } from './verify-directories.ts'

export interface ReceiptsVerdict {
  readonly faults: readonly AuditFault[]
  readonly receipts: readonly { readonly file: string; readonly index: number; readonly details: ReceiptDetails }[]
  /** Checkpoints in the receipts: the log must extend each, and then every receipt's entry is in it. */
  readonly checkpoints: readonly SignedBefore[]
}

/**
 * Verifies every receipt (`*.json`) in a folder, each by itself. `logs` is the log that is read, under each key that verified versions
 * of the directory name for it: a receipt may be older than the log's present key. Throws `ClientError` STATE_UNWRITABLE when the folder cannot be read.
 */
export async function verifyReceipts(folder: string, logs: readonly TrustedLog[]): Promise<ReceiptsVerdict> {
  const faults: AuditFault[] = []
  const receipts: { file: string; index: number; details: ReceiptDetails }[] = []
  const checkpoints: SignedBefore[] = []
  for (const file of await receiptFiles(folder)) {
    const value = parseJson(await read(join(folder, file)))
    if (typeof value !== 'object' || value === null || !('schema' in value)) {
      faults.push({ fault: 'RECEIPT_MALFORMED', file })
      continue
    }
    const verified = firstThatHolds(value, logs)
    if (verified === undefined) {
      faults.push({ fault: 'RECEIPT_INVALID', file })
      continue
    }
    const { verifierKey, index, details, checkpoint, note } = verified
    receipts.push({ file, index, details })
    checkpoints.push({ checkpoint, note, verifierKey })
  }
  return { faults, receipts, checkpoints }
}

function firstThatHolds(
  value: object,
  logs: readonly TrustedLog[],
): (ReturnType<typeof verifyReceipt> & { readonly verifierKey: string }) | undefined {
  for (const log of logs) {
    try {
      return { ...verifyReceipt(value, log), verifierKey: log.verifierKey }
    } catch (error) {
      if (!(error instanceof CoreError)) throw error
    }
  }
  return undefined
}

async function receiptFiles(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  } catch (cause) {
    throw new ClientError('STATE_UNWRITABLE', { cause })
  }
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    throw new ClientError('STATE_UNWRITABLE', { cause })
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
