import type { ChangeContent, Directory, PseudonymDomain, RewrapContent } from '@sluis/ttp-core/pseudonymise'
import {
  CoreError,
  openPart,
  parseRewrapContent,
  rewrapMany,
  SALT_LENGTH,
  sealPart,
  toBase64url,
} from '@sluis/ttp-core/pseudonymise'
import { appendAudit } from '../../kernel/audit-append.ts'
import type { Sql } from '../../kernel/database.ts'
import { nodeSiv } from '../../kernel/node-siv.ts'
import { digestOf } from '../../kernel/part-digest.ts'
import type { BatchRefusalCode } from './batch-problem.ts'
import { BatchProblem, problemOf } from './batch-problem.ts'
import { LIMIT } from './limits.ts'
import { findRewrapParties } from './parties.ts'
import type { RewrapKeys, RewrapPorts } from './ports.ts'
import type { Outcome } from './pseudonymise.ts'
import type { RewrapRow } from './rewrap-row.ts'
import {
  answerContextOf,
  deleteRewrap,
  handOverRewrap,
  putRewrapAside,
  refuseRewrap,
  rewrapContextOf,
  takeRewrap,
} from './rewrap-row.ts'

const ACTOR = 'engine:key'

/** Carries the list out of a transaction that has to be rolled back. */
class Failed extends Error {
  readonly row: RewrapRow
  readonly code: BatchRefusalCode
  /** The tenant's own fault: the same list fails again however often it is tried. */
  readonly lasting: boolean
  constructor(row: RewrapRow, code: BatchRefusalCode, lasting: boolean) {
    super(code)
    this.row = row
    this.code = code
    this.lasting = lasting
  }
}

/**
 * Carries the oldest list of a tenant's pseudonyms that is waiting to the epoch that the directory names, in one transaction: the
 * list is gone, the answer is with `release` and the log has its entry, or nothing has happened. A list that cannot be read as a
 * whole is refused for good; one that cannot be done now is put aside.
 * @throws what is not the list's own fault (no connection, no directory): the same list is to be tried again.
 */
export async function rewrapNext(ports: RewrapPorts): Promise<Outcome> {
  const { directory } = await ports.directory.current()
  try {
    return await ports.database.transaction(async (sql) => {
      const row = await takeRewrap(sql, new Date(ports.now().getTime() - LIMIT.asideMs))
      if (row === null) return { kind: 'idle' }
      try {
        return { kind: 'done', count: await convert(ports, sql, directory, row) }
      } catch (error) {
        const code = problemOf(error)
        throw code === null ? error : new Failed(row, code, isLasting(error, row))
      }
    })
  } catch (error) {
    if (!(error instanceof Failed)) throw error
    const { row, code, lasting } = error
    if (lasting) await refuse(ports, row, code)
    else await ports.database.withConnection((sql) => putRewrapAside(sql, row.id, ports.now()))
    return { kind: 'aside', code }
  }
}

/**
 * The same list fails again however often it is tried. A key that signs it may be newer than the directory that this engine has, so
 * a signature is judged a second time.
 */
function isLasting(error: unknown, { wasAside }: RewrapRow): boolean {
  return error instanceof CoreError && (error.code !== 'PART_SIGNATURE_INVALID' || wasAside)
}

async function convert(ports: RewrapPorts, sql: Sql, directory: Directory, row: RewrapRow): Promise<number> {
  const { domain, recipient, signer, tenantKeys } = findRewrapParties(directory, row, ports.signKeys)
  const opened = await openPart(row.sealed, rewrapContextOf(row), { recipients: ports.sealKeys, signers: tenantKeys })
  const content = parseRewrapContent(opened.content)
  const answer = await ports.lendRewrapKeys(domain, content.epoch, row.id, async (keys) =>
    answerTo(row, domain, content, keys),
  )
  const sealed = await sealPart(answerContextOf(row), answer, { recipient, signer })
  await handOverRewrap(sql, row, sealed)
  await deleteRewrap(sql, row.id)
  await appendAudit(sql, {
    action: 'rewrap.executed',
    actor: ACTOR,
    at: ports.now(),
    salt: ports.random(SALT_LENGTH),
    details: {
      rewrap: row.rewrap,
      chunk: row.number,
      change: row.id,
      tenant: row.tenant,
      domain: row.domain,
      fromEpoch: content.epoch,
      epoch: domain.epoch,
      count: answer.changes.length,
      refused: answer.rewrap?.refused.length ?? 0,
      rewrapDigest: toBase64url(digestOf(row.sealed)),
      partDigest: toBase64url(digestOf(sealed)),
    },
  })
  return content.pseudonyms.length
}

/** Each text is judged by itself: what one of them comes to says nothing of another. */
function answerTo(
  { rewrap, number }: RewrapRow,
  domain: PseudonymDomain,
  { epoch, pseudonyms }: RewrapContent,
  keys: RewrapKeys | null,
): ChangeContent {
  const place = { id: rewrap, chunk: number, epoch: domain.epoch }
  if (keys === null) {
    const refused = pseudonyms.map((_, row) => ({ row, code: 'EPOCH_UNAVAILABLE' as const }))
    return { schema: 'sluis-change/1', changes: [], rewrap: { ...place, refused } }
  }
  if (keys.mode !== domain.mode) throw new BatchProblem('BATCH_DOMAIN_UNKNOWN')
  const outcomes = rewrapMany(keys.from, { ...domain, epoch }, keys.to, domain, pseudonyms, { siv: nodeSiv })
  return {
    schema: 'sluis-change/1',
    changes: outcomes.flatMap((item) => ('code' in item ? [] : [{ change: 'rewrap' as const, ...item }])),
    rewrap: { ...place, refused: outcomes.flatMap((item, row) => ('code' in item ? [{ row, code: item.code }] : [])) },
  }
}

async function refuse(ports: RewrapPorts, row: RewrapRow, code: BatchRefusalCode): Promise<void> {
  await ports.database.transaction(async (sql) => {
    const held = await takeOwn(sql, row)
    if (!held) return
    await refuseRewrap(sql, row.id, code)
    await deleteRewrap(sql, row.id)
    await appendAudit(sql, {
      action: 'rewrap.refused',
      actor: ACTOR,
      at: ports.now(),
      salt: ports.random(SALT_LENGTH),
      details: { rewrap: row.rewrap, chunk: row.number, change: row.id, tenant: row.tenant, domain: row.domain, code },
    })
  })
}

/** Whether the list is still there: another engine may have refused it in between. */
async function takeOwn(sql: Sql, { id }: RewrapRow): Promise<boolean> {
  const { rows } = await sql.query('select 1 from pseudonymise.rewrap where id = $1 for update', [id])
  return rows.length === 1
}
