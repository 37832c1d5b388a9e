import type { AuditAction, Directory, KeyDestructionRequest } from '@sluis/ttp-core/pseudonymise'
import { CoreError, checkApprovals, requestDigest, SALT_LENGTH, toBase64url } from '@sluis/ttp-core/pseudonymise'
import { appendAudit } from '../../kernel/audit-append.ts'
import type { Sql } from '../../kernel/database.ts'
import type { DirectoryWatch } from '../../kernel/directory-watch.ts'
import { ServerError } from '../../kernel/errors.ts'
import { isLogged } from '../../kernel/is-logged.ts'
import type { Logger } from '../../kernel/log.ts'
import { reportFailures } from '../../kernel/report-failures.ts'
import type { WorkLoop } from '../../kernel/work-loop.ts'
import { startWorkLoop } from '../../kernel/work-loop.ts'
import { ACTOR } from './constants.ts'
import { destroyWithin } from './destroy.ts'
import type { DestructionRow, OpenedEntry } from './destruction-rows.ts'
import { setDestruction, takeDestruction } from './destruction-rows.ts'
import { nameDetails } from './key-name.ts'
import { findKey } from './key-row.ts'
import type { KeysPorts } from './ports.ts'

/** What destroying on request needs beside the key store. */
export interface DestructionPorts {
  /** The directory as this engine verified it: nothing else says who may ask and approve. */
  readonly directory: DirectoryWatch
  readonly logger: Logger
}

/** Destroying keys on request; any number of engines share the requests. */
export interface Destructions {
  /** One look. False when there was nothing to do. */
  readonly step: () => Promise<boolean>
  readonly start: () => WorkLoop
}

type Checked = { readonly request: KeyDestructionRequest; readonly approvers: readonly string[] }

/**
 * Carries out requests to destroy a key that two custodians approved. First the request and both approvals are verified and written
 * in the log; only when a signed head of the log covers them, and everything still holds that day, is the key destroyed.
 */
export function createDestructions(ports: KeysPorts, { directory, logger }: DestructionPorts): Destructions {
  const step = async (): Promise<boolean> => {
    const { directory: current } = await directory.current()
    const destroyed = await destroyNext(ports, current, logger)
    return (await approveNext(ports, current, logger)) || destroyed
  }
  return {
    step,
    start: () => {
      const report = reportFailures(logger, 'requests to destroy a key stand still', ports.now)
      return startWorkLoop(step, (error) => {
        // Before the first directory version there is nothing to report.
        if (!(error instanceof ServerError && error.code === 'UNAVAILABLE')) report(error)
      })
    },
  }
}

async function approveNext(ports: KeysPorts, directory: Directory, logger: Logger): Promise<boolean> {
  return ports.database.transaction(async (sql) => {
    const row = await takeDestruction(sql, 'submitted')
    if (row === null) return false
    const checked = await checkOrRefuse(ports, sql, directory, row, logger)
    if (checked === null) return true
    const { request, approvers } = checked
    const digest = requestDigest(row.request)
    const common = { request: request.id, digest, directoryVersion: directory.version }
    const entries = [
      await append(ports, sql, 'destruction.requested', {
        ...common,
        ...nameDetails(request.key),
        requester: request.requester,
      }),
    ]
    for (const [position, approver] of approvers.entries()) {
      const approval = requestDigest(row.approvals[position] ?? '')
      entries.push(await append(ports, sql, 'destruction.approved', { ...common, approval, approver }))
    }
    await setDestruction(sql, row.id, { state: 'approved', entries, at: ports.now() })
    return true
  })
}

/** @throws ServerError `KEY_UNAVAILABLE` while the locks of keys cannot be written: the seed stays, and the request is tried again. */
async function destroyNext(ports: KeysPorts, directory: Directory, logger: Logger): Promise<boolean> {
  return ports.database.transaction(async (sql) => {
    const row = await takeDestruction(sql, 'approved')
    if (row?.record == null) return false
    const entries = JSON.parse(row.record) as OpenedEntry[]
    for (const { id } of entries) if (!(await isLogged(sql, id))) return false
    const checked = await checkOrRefuse(ports, sql, directory, row, logger)
    if (checked === null) return true
    const { request } = checked
    const salt = ports.random(SALT_LENGTH)
    const id = await destroyWithin(ports, sql, request.key, { request: request.id, salt })
    if (id === null) throw new ServerError('KEY_UNAVAILABLE')
    const details = { ...nameDetails(request.key), request: request.id }
    entries.push({ id, action: 'key.destroyed', details, salt: toBase64url(salt) })
    await setDestruction(sql, row.id, { state: 'done', entries, at: ports.now() })
    return true
  })
}

async function check(ports: KeysPorts, sql: Sql, directory: Directory, row: DestructionRow): Promise<Checked> {
  const { request, approvers } = await checkApprovals(directory, row.request, row.approvals, ports.now().toISOString())
  if (request.act !== 'key-destruction' || request.id !== row.id) throw new CoreError('REQUEST_INVALID')
  const key = await findKey(sql, request.key)
  if (key === null || key.state === 'destroyed') throw new ServerError('KEY_UNAVAILABLE')
  return { request, approvers: approvers.map(({ id }) => id) }
}

/**
 * What is wrong with a request ends it, with its code in the log. Only the checking can end it: nothing of the key was touched yet.
 * @returns Null for one that was ended.
 */
async function checkOrRefuse(
  ports: KeysPorts,
  sql: Sql,
  directory: Directory,
  row: DestructionRow,
  logger: Logger,
): Promise<Checked | null> {
  try {
    return await check(ports, sql, directory, row)
  } catch (error) {
    const isKnown = error instanceof CoreError || (error instanceof ServerError && error.code === 'KEY_UNAVAILABLE')
    if (!isKnown) throw error
    logger.warn('a request to destroy a key was refused', { code: error.code })
    await append(ports, sql, 'destruction.refused', { request: row.id, code: error.code })
    await setDestruction(sql, row.id, { state: 'refused', code: error.code, at: ports.now() })
    return null
  }
}

/** Appends an entry and keeps what opens it. */
async function append(
  { now, random }: KeysPorts,
  sql: Sql,
  action: AuditAction,
  details: OpenedEntry['details'],
): Promise<OpenedEntry> {
  const salt = random(SALT_LENGTH)
  const id = await appendAudit(sql, { action, actor: ACTOR, at: now(), salt, details })
  return { id, action, details, salt: toBase64url(salt) }
}
