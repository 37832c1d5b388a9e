import type { Directory, SubjectChangeContent, SubjectContent } from '@sluis/ttp-core/pseudonymise'
import { CoreError, openPart, parseSubjectContent, sealPart } from '@sluis/ttp-core/pseudonymise'
import type { BatchRefusalCode } from './batch-problem.ts'
import { BatchProblem, problemOf } from './batch-problem.ts'
import type { Batch } from './batch-row.ts'
import { contextOf, deleteBatch, putAside, resultContextOf, takeBatch } from './batch-row.ts'
import { convertChanges, convertRows } from './convert.ts'
import { derivation } from './derive.ts'
import type { Result } from './hand-over.ts'
import { handOver, record } from './hand-over.ts'
import { LIMIT } from './limits.ts'
import type { Parties } from './parties.ts'
import { findParties } from './parties.ts'
import type { DomainKeys, PseudonymisePorts } from './ports.ts'

/** What became of one look at the queue. */
export type Outcome =
  | { readonly kind: 'idle' }
  | { readonly kind: 'done'; readonly count: number }
  /** The batch stays where it is and is looked at again later. */
  | { readonly kind: 'aside'; readonly code: BatchRefusalCode }

/** Carries the batch out of a transaction that has to be rolled back. */
class Failed extends Error {
  readonly batch: Batch
  readonly code: BatchRefusalCode
  constructor(batch: Batch, code: BatchRefusalCode) {
    super(code)
    this.batch = batch
    this.code = code
  }
}

/**
 * Pseudonymises the oldest batch that is waiting, in one transaction: the subjects are gone, the part is with `release` and
 * the log has its entry, or nothing has happened. A batch that cannot be done is put aside, so that the others go on.
 * @throws what is not the batch's own fault (no connection, no directory): the same batch is to be tried again.
 */
export async function pseudonymiseNext(ports: PseudonymisePorts): Promise<Outcome> {
  // Before the transaction: a step never holds two connections of its pool, so that steps cannot wait for each other.
  const { directory } = await ports.directory.current()
  try {
    return await ports.database.transaction(async (sql) => {
      const batch = await takeBatch(sql, new Date(ports.now().getTime() - LIMIT.asideMs))
      if (batch === null) return { kind: 'idle' }
      try {
        const result = await convert(ports, directory, batch)
        await handOver(sql, batch, result.sealed)
        await deleteBatch(sql, batch.id)
        await record(sql, ports, batch, result)
        return { kind: 'done', count: result.count }
      } catch (error) {
        const code = problemOf(error)
        throw code === null ? error : new Failed(batch, code)
      }
    })
  } catch (error) {
    if (!(error instanceof Failed)) throw error
    const { batch, code } = error
    await ports.database.withConnection((sql) => putAside(sql, batch.id, ports.now(), code))
    return { kind: 'aside', code }
  }
}

async function convert(ports: PseudonymisePorts, directory: Directory, batch: Batch): Promise<Result> {
  const parties = findParties(directory, batch, ports.signKeys)
  const content = await open(ports, batch, parties)
  return ports.lendDomainKeys(parties.domain, batch.id, (keys) => sealResult(batch, parties, content, keys))
}

async function open(
  ports: PseudonymisePorts,
  batch: Batch,
  parties: Parties,
): Promise<SubjectContent | SubjectChangeContent> {
  const opened = await openPart(batch.sealed, contextOf(batch), {
    recipients: ports.sealKeys,
    signers: parties.identityEngine,
  })
  const content = parseSubjectContent(opened.content)
  if ('rows' in content !== (batch.kind === 'chunk')) throw new CoreError('PART_CONTENT_INVALID')
  return content
}

async function sealResult(
  batch: Batch,
  { domain, recipient, signer }: Parties,
  content: SubjectContent | SubjectChangeContent,
  keys: DomainKeys,
): Promise<Result> {
  if (keys.mode !== domain.mode) throw new BatchProblem('BATCH_DOMAIN_UNKNOWN')
  const derive = derivation(keys, domain, content)
  const made = 'rows' in content ? convertRows(content, derive) : convertChanges(content, derive)
  const sealed = await sealPart(resultContextOf(batch), made, { recipient, signer })
  const count = 'rows' in content ? content.rows.length : content.changes.length
  return { sealed, count, epoch: domain.epoch }
}
