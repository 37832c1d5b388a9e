import type { RevealedPerson } from '@sluis/ttp-core/identity'
import { fromBase64url } from '@sluis/ttp-core/identity'
import type { Sql } from '../../../kernel/database.ts'
import { recordsOf } from '../clusters/records-of.ts'
import type { IdentityPorts } from '../ports.ts'
import { findCurrentNumbers } from '../store/find-current-numbers.ts'
import { findPersons } from '../store/find-persons.ts'
import type { Vault } from '../vault/vault.ts'
import { findOptIns } from './consent-rows.ts'
import { contactOf } from './contact-of.ts'
import type { PermittedReveal } from './permitted-reveal.ts'
import { findableTokens } from './withdrawal-rows.ts'

/**
 * The persons of a request who may be contacted, by their places in it. Who did not opt in through the institution that asks, who withdrew,
 * who was erased and who was never here are all just absent.
 */
export async function gatherContacts(
  sql: Sql,
  vault: Vault,
  keys: Pick<IdentityPorts, 'linkageKey'>,
  { request, consenting }: PermittedReveal,
  subjects: readonly string[],
): Promise<RevealedPerson[]> {
  const revealed: RevealedPerson[] = []
  for (const [row, subject] of subjects.entries()) {
    const contact = subject === '' ? undefined : await contactOfSubject(sql, vault, keys, request, consenting, subject)
    if (contact !== undefined && Object.keys(contact).length > 0) revealed.push({ row, ...contact })
  }
  return revealed
}

async function contactOfSubject(
  sql: Sql,
  vault: Vault,
  keys: Pick<IdentityPorts, 'linkageKey'>,
  request: PermittedReveal['request'],
  consenting: ReadonlySet<string>,
  subject: string,
) {
  const { persons } = await findCurrentNumbers(sql, [fromBase64url(subject)], [])
  const [person] = await findPersons(sql, persons)
  if (person === undefined) return undefined
  const profile = vault.open(person.id, person.salt, person.sealed)
  const optIns = await findOptIns(sql, person.id, request, findableTokens(keys, recordsOf(profile)))
  if (!optIns.has(request.institution)) return undefined
  // Whose data it is must have consented, and its visitor through it.
  const sources = new Set([...optIns].filter((institution) => consenting.has(institution)))
  return contactOf(profile, request.institution, sources)
}
