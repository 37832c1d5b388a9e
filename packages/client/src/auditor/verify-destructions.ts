import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Directory } from '@sluis/ttp-core/auditor'
import {
  type AuditEntry,
  CoreError,
  checkApprovals,
  commit,
  fromBase64url,
  requestDigest,
} from '@sluis/ttp-core/auditor'
import { z } from 'zod'
import { ClientError } from '../http/index.ts'
import type { AuditFault } from './faults.ts'

const entry = z.strictObject({
  id: z.string(),
  action: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.int()])),
  salt: z.string(),
})
const form = z.strictObject({
  schema: z.literal('sluis-destruction/1'),
  request: z.string(),
  approvals: z.array(z.string()),
  entries: z.array(entry),
})

/** What the operator hands out of a destruction: the documents, and what opens their entries in the log. */
export type DestructionCertificate = z.infer<typeof form>

/** A certificate as it was read. */
export interface CertificateFile {
  readonly file: string
  /** Undefined for a file that is no certificate. */
  readonly certificate: DestructionCertificate | undefined
}

/** Where an entry stands in the verified log. */
export interface PlacedEntry {
  readonly index: number
  readonly entry: AuditEntry
}

/** Reads every certificate (`*.json`) of a folder. Throws `ClientError` STATE_UNWRITABLE when the folder cannot be read. */
export async function readCertificates(folder: string): Promise<readonly CertificateFile[]> {
  try {
    const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
    return await Promise.all(
      files.map(async (file) => ({ file, certificate: parse(await readFile(join(folder, file), 'utf8')) })),
    )
  } catch (cause) {
    throw new ClientError('STATE_UNWRITABLE', { cause })
  }
}

/**
 * Holds certificates against the verified log and the verified chain of directories: each proves that a request and two approvals by
 * two key custodians were in the log before the key that they name was destroyed. Nothing is believed but the signatures.
 */
export async function verifyDestructions(
  certificates: readonly CertificateFile[],
  entries: ReadonlyMap<string, PlacedEntry>,
  directories: readonly Directory[],
): Promise<{ readonly faults: readonly AuditFault[]; readonly proven: number }> {
  const faults: AuditFault[] = []
  for (const { file, certificate } of certificates) {
    if (certificate === undefined) faults.push({ fault: 'DESTRUCTION_MALFORMED', file })
    else if (!(await holds(certificate, entries, directories))) faults.push({ fault: 'DESTRUCTION_INVALID', file })
  }
  return { faults, proven: certificates.length - faults.length }
}

async function holds(
  { request: jws, approvals, entries: opened }: DestructionCertificate,
  entries: ReadonlyMap<string, PlacedEntry>,
  directories: readonly Directory[],
): Promise<boolean> {
  const [requested, ...rest] = opened
  const destroyed = rest.pop()
  if (requested === undefined || destroyed === undefined || !areInLog(opened, entries)) return false
  const { directoryVersion } = requested.details
  const directory = directories.find(({ version }) => version === directoryVersion)
  const at = entries.get(requested.id)?.entry.at
  if (directory === undefined || at === undefined) return false
  try {
    const { request, requester, approvers } = await checkApprovals(directory, jws, approvals, at)
    if (request.act !== 'key-destruction') return false
    const { purpose, tenant, domain, epoch } = request.key
    const key = { purpose, tenant, domain, epoch }
    const common = { request: request.id, digest: requestDigest(jws), directoryVersion: directory.version }
    const wanted = [
      { action: 'destruction.requested', details: { ...common, ...key, requester: requester.id } },
      ...approvers.map(({ id }, place) => ({
        action: 'destruction.approved',
        details: { ...common, approval: requestDigest(approvals[place] ?? ''), approver: id },
      })),
      { action: 'key.destroyed', details: { ...key, request: request.id } },
    ]
    return opened.length === wanted.length && wanted.every((one, place) => isSame(one, opened[place]))
  } catch (error) {
    if (error instanceof CoreError) return false
    throw error
  }
}

/** Whether each is in the log as it says, one after the other. */
function areInLog(opened: DestructionCertificate['entries'], entries: ReadonlyMap<string, PlacedEntry>): boolean {
  let before = -1
  for (const { id, action, details, salt } of opened) {
    const found = entries.get(id)
    if (found === undefined || found.index <= before || found.entry.action !== action) return false
    try {
      if (commit(fromBase64url(salt), details) !== found.entry.commitment) return false
    } catch (error) {
      if (error instanceof CoreError) return false
      throw error
    }
    before = found.index
  }
  return true
}

function isSame(
  wanted: { readonly action: string; readonly details: Readonly<Record<string, string | number>> },
  found: DestructionCertificate['entries'][number] | undefined,
): boolean {
  if (found?.action !== wanted.action) return false
  const names = Object.keys(wanted.details)
  const same = names.every((name) => found.details[name] === wanted.details[name])
  return same && Object.keys(found.details).length === names.length
}

function parse(text: string): DestructionCertificate | undefined {
  try {
    return form.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
