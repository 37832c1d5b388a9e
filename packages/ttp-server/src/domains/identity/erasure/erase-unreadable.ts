import { SALT_LENGTH } from '@sluis/ttp-core/identity'
import { appendAudit } from '../../../kernel/audit-append.ts'
import type { Database } from '../../../kernel/database.ts'
import { ServerError } from '../../../kernel/errors.ts'
import { batchTools } from '../batch/batch-tools.ts'
import { handOverChanges } from '../chunks/hand-over-changes.ts'
import { sealing } from '../chunks/sealing.ts'
import { erasePerson } from '../store/erase-person.ts'
import { lockResolution } from '../store/lock.ts'
import { findNumbersOf, findPersonRecords } from '../store/person-records.ts'
import type { ErasurePorts } from './erase-record.ts'
import { ACTOR_NAME } from './erase-record.ts'

/**
 * Erases again whom a restored backup brought back: everybody with a profile and without a salt. Nobody can read them; what is left of
 * them, tokens and marks, would still say that somebody is known.
 * @returns How many persons.
 * @throws ServerError `ERASURE_INVALID` when `by` is no name, `KEY_UNAVAILABLE` as `eraseRecordPerson`.
 */
export async function eraseUnreadable(database: Database, ports: ErasurePorts, by: string): Promise<number> {
  if (!ACTOR_NAME.test(by)) throw new ServerError('ERASURE_INVALID')
  const { rows } = await database.withConnection((sql) =>
    sql.query<{ id: Uint8Array }>(
      `select f.person as id from identity.profile f
       where not exists (select from identity_salt.salt s where s.person = f.person) order by f.person`,
    ),
  )
  for (const { id } of rows) {
    await database.transaction(async (sql) => {
      const records = (await findPersonRecords(sql, id)).length
      await appendAudit(sql, {
        action: 'person.erased',
        actor: 'engine:identity',
        at: ports.now(),
        salt: ports.random(SALT_LENGTH),
        details: { by, ground: 'restored', request: '', records },
      })
    })
    await database.transaction(async (sql) => {
      await lockResolution(sql)
      // The tenants were told by the erasure that the backup undid, unless that was not told then: saying it again changes nothing.
      await handOverChanges(sql, { erased: await findNumbersOf(sql, id) }, sealing(ports))
      await erasePerson(sql, batchTools(ports), id, ports.now(), 'unreadable')
    })
  }
  return rows.length
}
