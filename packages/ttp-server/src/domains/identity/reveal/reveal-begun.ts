import type { Directory } from '@sluis/ttp-core/identity'
import { CoreError, PART_SCHEMA, padRevelation, sealPart } from '@sluis/ttp-core/identity'
import { addAnswer } from '../../../kernel/add-answer.ts'
import type { Sql } from '../../../kernel/database.ts'
import { isLogged } from '../../../kernel/is-logged.ts'
import { listedSigner } from '../../../kernel/listed-signer.ts'
import type { IdentityPorts } from '../ports.ts'
import { openVault } from '../vault/vault.ts'
import { ACTOR, endRevelation } from './begin-revelation.ts'
import { gatherContacts } from './gather-contacts.ts'
import { openSubjects } from './open-subjects.ts'
import { permittedReveal } from './permitted-reveal.ts'
import type { BegunRevelation } from './revelation-rows.ts'
import { closeOpening, takeBegunRevelation } from './revelation-rows.ts'

/**
 * Reveals the persons of the next request that was begun and whose entry a checkpoint of the log covers, in one transaction: consents as
 * they are now, the answer sealed to the requester and with the gateway, the subject numbers gone; or nothing has happened.
 * @returns Whether anything was done; false too while the log does not cover the entry.
 */
export async function revealBegun(ports: IdentityPorts, directory: Directory): Promise<boolean> {
  return ports.database.transaction(async (sql) => {
    const row = await takeBegunRevelation(sql)
    if (row === undefined || !(await isLogged(sql, row.entry))) return false
    await sql.query('savepoint work')
    try {
      await reveal(sql, ports, directory, row)
    } catch (error) {
      if (!(error instanceof CoreError)) throw error
      await sql.query('rollback to savepoint work')
      await endRevelation(sql, ports, row, error.code)
    }
    return true
  })
}

async function reveal(sql: Sql, ports: IdentityPorts, directory: Directory, row: BegunRevelation): Promise<void> {
  const now = ports.now()
  // Anew: who was suspended since approves nothing any more, and who withdrew is not revealed.
  const permitted = await permittedReveal(directory, row, now)
  if (permitted.digest !== row.digest) throw new CoreError('REQUEST_INVALID', 'id')
  const subjects = await openSubjects(directory, permitted, row.sealed, ports.sealKeys)
  const signer = listedSigner(directory.engines.identity.sign, ports.signKeys)
  const rows = await gatherContacts(sql, openVault(ports.vaultKey, ports.random), ports, permitted, subjects)
  const { id, institution, tenant, domain, recipient } = permitted.request
  const context = {
    kind: 'revelation',
    delivery: id,
    chunk: 0,
    institution,
    tenant,
    domain,
    schema: PART_SCHEMA.revelation,
  } as const
  const sealed = await sealPart(context, padRevelation(rows, subjects.length), { recipient, signer })
  await addAnswer(sql, ports, {
    action: 'reveal.answered',
    actor: ACTOR,
    request: id,
    digest: permitted.digest,
    number: 0,
    sealed,
  })
  await closeOpening(sql, id, now)
}
