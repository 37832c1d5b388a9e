import { SALT_LENGTH } from '@sluis/ttp-core/identity'
import { appendAudit } from '../../../kernel/audit-append.ts'
import type { Database } from '../../../kernel/database.ts'
import { ServerError } from '../../../kernel/errors.ts'
import { handOverChanges } from '../chunks/hand-over-changes.ts'
import type { SealingKeys } from '../chunks/sealing.ts'
import { sealing } from '../chunks/sealing.ts'
import type { ResolverPorts } from '../ports.ts'
import type { ReviewCase } from '../store/review-cases.ts'
import { closeCase } from '../store/review-cases.ts'
import type { Decided, Decision } from './decide-case.ts'
import { decideCase } from './decide-case.ts'
import { listCases } from './list-cases.ts'
import type { OpenedCase } from './open-case.ts'
import { openCase } from './open-case.ts'
import { renewQueue } from './renew-queue.ts'

/** What clerical review needs beside the store. */
export interface ReviewTools extends ResolverPorts, SealingKeys {
  readonly database: Database
}

/** Clerical review of the store: one case at a time. */
export interface Review {
  /**
   * Weighs the cases anew whose answers are worth most, at most so many: to be called when a reviewer begins. Afterwards each answer
   * does so for those whom it concerns.
   */
  readonly renew: (most: number) => Promise<void>
  /** Cases that may be asked now, those first whose answer is worth most. */
  readonly list: (limit: number) => Promise<readonly ReviewCase[]>
  /** A case with what its records say; undefined, and ended, when its question has answered itself. */
  readonly open: (id: number) => Promise<OpenedCase | undefined>
  /**
   * Carries out a decision, tells the tenants and writes the audit log, all or nothing.
   * @throws ServerError `REVIEW_DECISION_INVALID`; those of `decideCase`; `KEY_UNAVAILABLE` when tenants are to be told and the
   * directory does not say by which keys.
   */
  readonly decide: (decision: Decision) => Promise<Decided & { readonly changes: number }>
}

const REASON_MAX = 500
const REVIEWER = /^[A-Za-z0-9._-]{1,80}$/
const DECISIONS: readonly string[] = ['same', 'different', 'skip']

export function openReview(tools: ReviewTools): Review {
  const { database } = tools
  return {
    renew: (most) => renewQueue(database, tools, most),
    list: (limit) => database.withConnection((sql) => listCases(sql, limit)),
    open: (id) =>
      database.transaction(async (sql) => {
        try {
          return await openCase(sql, tools, id)
        } catch (error) {
          if (!(error instanceof ServerError && error.code === 'REVIEW_CASE_OBSOLETE')) throw error
          await closeCase(sql, id, 'obsolete')
          return undefined
        }
      }),
    decide: async (decision) => {
      const { reason, reviewer } = decision
      if (reason.trim() === '' || reason.length > REASON_MAX || !REVIEWER.test(reviewer))
        throw new ServerError('REVIEW_DECISION_INVALID')
      if (!DECISIONS.includes(decision.decision)) throw new ServerError('REVIEW_DECISION_INVALID')
      return database.transaction(async (sql) => {
        const decided = await decideCase(sql, tools, decision)
        const changes = await handOverChanges(sql, decided, sealing(tools))
        await appendAudit(sql, {
          action: 'review.decided',
          actor: 'reviewer',
          at: tools.now(),
          salt: tools.random(SALT_LENGTH),
          details: {
            case: decision.id,
            decision: decision.decision,
            outcome: decided.outcome,
            model: decided.model,
            changes,
            reviewer,
          },
        })
        return { ...decided, changes }
      })
    },
  }
}
