import type { ResolverPorts } from '../domains/identity/index.ts'
import { openReview } from '../domains/identity/index.ts'
import type { Database } from '../kernel/database.ts'
import { ServerError } from '../kernel/errors.ts'

/** The store whose queue is answered. */
export interface ReviewedStore {
  readonly database: Database
  readonly ports: ResolverPorts
}

/** What a queue came to that was answered correctly. */
export interface Answered {
  /** Cases that were answered, and their share in the records. */
  readonly cases: number
  readonly share: number
  /** Of those: how many truly were one person's, and how many answers changed an entity. */
  readonly same: number
  readonly changed: number
}

/**
 * Answers with the truth every case that may be asked, those first whose answers are worth most.
 * @param truths Whose each record is, by its mark (base64url). The resolver hears of them by the answers alone.
 * @param records Records that were delivered.
 */
export async function answerQueue(
  { database, ports }: ReviewedStore,
  truths: ReadonlyMap<string, string>,
  records: number,
): Promise<Answered> {
  const review = openReview({ ...ports, database, directory: undefined, signKeys: [] })
  await review.renew(records)
  let cases = 0
  let same = 0
  let changed = 0
  // Each answer may raise other questions: the next is the one that is worth most by then.
  const refused = new Set<number>()
  for (;;) {
    const next = (await review.list(refused.size + 1)).find(({ id }) => !refused.has(id))
    if (next === undefined) break
    cases += 1
    const { id, marks } = next
    const [one, other] = marks.map((mark) => truths.get(mark))
    const decision = one !== undefined && one === other ? 'same' : 'different'
    if (decision === 'same') same += 1
    try {
      const { outcome } = await review.decide({ id, decision, reviewer: 'truth', reason: 'truth' })
      if (outcome !== 'remembered') changed += 1
    } catch (error) {
      // Verdicts keep together what is different, or an earlier answer has answered this one too.
      if (!(error instanceof ServerError && error.code.startsWith('REVIEW_'))) throw error
      refused.add(id)
    }
  }
  return { cases, share: records === 0 ? 0 : cases / records, same, changed }
}
