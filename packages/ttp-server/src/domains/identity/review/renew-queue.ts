import type { Database } from '../../../kernel/database.ts'
import { batchTools } from '../batch/batch-tools.ts'
import { handOverChanges } from '../chunks/hand-over-changes.ts'
import type { SealingKeys } from '../chunks/sealing.ts'
import { sealing } from '../chunks/sealing.ts'
import { modelInForce } from '../models/model-in-force.ts'
import type { ResolverPorts } from '../ports.ts'
import { countPersons } from '../store/count-persons.ts'
import { lockResolution } from '../store/lock.ts'
import { listWaiting } from '../store/review-cases.ts'
import { lookAgain } from './look-again.ts'

/** Cases whose persons are looked at in one transaction: the engines wait no longer than that. */
const AT_ONCE = 25

/**
 * Weighs the cases of the greatest worth anew, with all that was learnt of their persons since, and asks about others whom these
 * persons' records lead to.
 * @param most Cases at most.
 */
export async function renewQueue(database: Database, ports: ResolverPorts & SealingKeys, most: number): Promise<void> {
  const waiting = await database.withConnection((sql) => listWaiting(sql, most))
  for (let start = 0; start < waiting.length; start += AT_ONCE) {
    const some = waiting.slice(start, start + AT_ONCE)
    await database.transaction(async (sql) => {
      await lockResolution(sql)
      const scale = { model: await modelInForce(sql, ports), persons: await countPersons(sql) }
      const persons = some.flatMap((one) => one.persons.filter((id) => id !== undefined))
      const splits = await lookAgain(sql, batchTools(ports), scale, persons, ports.now())
      await handOverChanges(sql, { splits }, sealing(ports))
    })
  }
}
