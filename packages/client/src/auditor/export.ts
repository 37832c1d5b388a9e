import { join } from 'node:path'
import type { SignPublicJwk } from '@sluis/ttp-core/auditor'
import type { ApiClient } from '../http/index.ts'
import { apiDirectoryReader } from './directory-reader.ts'
import { apiLogReader } from './log-reader.ts'
import { folderDirectoryReader, savingDirectoryReader } from './node/folder-directory.ts'
import { folderLogReader, savingLogReader } from './node/folder-log.ts'
import { type AuditReport, type VerifyAuditOptions, verifyAudit } from './verify-audit.ts'

/** What may be added to an audit of a given source. */
export type AuditExtras = Pick<VerifyAuditOptions, 'receipts' | 'destructions' | 'seenCheckpoint' | 'onProgress'>

/** Verifies the service as it stands, over HTTP. Throws `ClientError` when it cannot be reached. */
export async function verifyService(
  api: ApiClient,
  extras: AuditExtras = {},
  signal?: AbortSignal,
): Promise<AuditReport> {
  return verifyAudit({
    ...extras,
    log: apiLogReader(api, signal),
    directories: apiDirectoryReader(api, signal),
    registrarKey: api.config.registrarKey,
    seenDirectory: await api.directory({ refresh: true, ...(signal && { signal }) }),
  })
}

/**
 * Writes everything that an audit needs to a folder, and verifies it on the way: what was verified is what was kept. Receipts are
 * not in it: they belong to the institutions.
 * Layout: `log/checkpoint`, `log/tile/…` (C2SP tlog-tiles), `directory/<version>.json`.
 */
export async function exportAudit(
  api: ApiClient,
  folder: string,
  extras: AuditExtras = {},
  signal?: AbortSignal,
): Promise<AuditReport> {
  return verifyAudit({
    ...extras,
    log: savingLogReader(apiLogReader(api, signal), join(folder, 'log')),
    directories: savingDirectoryReader(apiDirectoryReader(api, signal), join(folder, 'directory')),
    registrarKey: api.config.registrarKey,
    seenDirectory: await api.directory({ refresh: true, ...(signal && { signal }) }),
    tiles: true,
  })
}

/** Verifies an export without any network: all that is needed is the registrar's key. */
export async function verifyExport(
  folder: string,
  registrarKey: SignPublicJwk,
  extras: AuditExtras = {},
): Promise<AuditReport> {
  return verifyAudit({
    ...extras,
    log: folderLogReader(join(folder, 'log')),
    directories: folderDirectoryReader(join(folder, 'directory')),
    registrarKey,
    tiles: true,
  })
}
