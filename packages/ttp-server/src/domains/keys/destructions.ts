import type { AuditAction, Directory, KeyDestructionRequest } from '@sluis/ttp-core/pseudonymise'
import { CoreError, checkApprovals, requestDigest, toBase64url } from '@sluis/ttp-core/pseudonymise'
import { appendAudit } from '../../kernel/audit-append.ts'
import type { Sql } from '../../kernel/database.ts'
import type { DirectoryWatch } from '../../kernel/directory-watch.ts'
import { ServerError } from '../../kernel/errors.ts'
import type { Logger } from '../../kernel/log.ts'
import { reportFailures } from '../../kernel/report-failures.ts'
import type { WorkLoop } from '../../kernel/work-loop.ts'
import { startWorkLoop } from '../../kernel/work-loop.ts'
import { ACTOR, SALT_BYTES } from './constants.ts'
import { destroyWithin } from './destroy.ts'
import type { DestructionRow, OpenedEntry } from './destruction-rows.ts'
import { areCovered, setDestruction, takeDestruction } from './destruction-rows.ts'
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
    const destroyed = await destroyNext(ports, current)
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
    await orRefuse(ports, sql, row, logger, async () => {
      const { request, approvers } = await check(ports, sql, directory, row)
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
    })
    return true
  })
}

async function destroyNext(ports: KeysPorts, directory: Directory): Promise<boolean> {
  return ports.database.transaction(async (sql) => {
    const row = await takeDestruction(sql, 'approved')
    if (row?.record == null) return false
    const entries = JSON.parse(row.record) as OpenedEntry[]
    const ids = entries.map(({ id }) => id)
    if (!(await areCovered(sql, ids))) return false
    await orRefuse(ports, sql, row, undefined, async () => {
      const { request } = await check(ports, sql, directory, row)
      const salt = ports.random(SALT_BYTES)
      const id = await destroyWithin(ports, sql, request.key, { request: request.id, salt })
      if (id === null) throw new ServerError('KEY_UNAVAILABLE')
      const details = { ...nameDetails(request.key), request: request.id }
      entries.push({ id, action: 'key.destroyed', details, salt: toBase64url(salt) })
      await setDestruction(sql, row.id, { state: 'done', entries, at: ports.now() })
    })
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

/** What is wrong with a request ends it, with its code in the log; anything else leaves it as it was. */
async function orRefuse(
  ports: KeysPorts,
  sql: Sql,
  row: DestructionRow,
  logger: Logger | undefined,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work()
  } catch (error) {
    const isKnown = error instanceof CoreError || (error instanceof ServerError && error.code === 'KEY_UNAVAILABLE')
    if (!isKnown) throw error
    logger?.warn('a request to destroy a key was refused', { code: error.code })
    await append(ports, sql, 'destruction.refused', { request: row.id, code: error.code })
    await setDestruction(sql, row.id, { state: 'refused', code: error.code, at: ports.now() })
  }
}

/** Appends an entry and keeps what opens it. */
async function append(
  { now, random }: KeysPorts,
  sql: Sql,
  action: AuditAction,
  details: OpenedEntry['details'],
): Promise<OpenedEntry> {
  const salt = random(SALT_BYTES)
  const id = await appendAudit(sql, { action, actor: ACTOR, at: now(), salt, details })
  return { id, action, details, salt: toBase64url(salt) }
}
