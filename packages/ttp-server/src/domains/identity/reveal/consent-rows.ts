import type { Sql } from '../../../kernel/database.ts'
import type { WaitingChunk } from '../chunks/chunk-row.ts'
import { column, rowsOf, sixteenBytes } from '../store/columns.ts'

/** What a row said: by the mark of its record, whether its visitor lets the institution contact him one to one. */
export interface Consent {
  readonly fingerprint: Uint8Array
  readonly consent: boolean
}

/** What the rows of a chunk say. One that nothing tells from others says it of nobody. */
export function consentsOf(
  rows: readonly { readonly contactConsent?: boolean }[],
  prepared: readonly ({ readonly fingerprint: Uint8Array } | undefined)[],
): Consent[] {
  return rows.flatMap(({ contactConsent }, position) => {
    const fingerprint = prepared[position]?.fingerprint
    return contactConsent === undefined || fingerprint === undefined ? [] : [{ fingerprint, consent: contactConsent }]
  })
}

const ADD = `
  insert into identity.contact_consent (fingerprint, consent, institution, tenant, domain, delivery, verified_at)
  select ${sixteenBytes(1)}, ($2::boolean[])[i + 1], $4, $5, $6, v.delivery, v.verified_at
  from ${rowsOf(3)}, identity.verified_delivery v where v.delivery = $7`

/** Keeps what was said. Nothing is written over: what held before shows in the earlier rows. */
export async function addConsents(sql: Sql, chunk: WaitingChunk, consents: readonly Consent[]): Promise<void> {
  if (consents.length === 0) return
  const { institution, tenant, domain, delivery } = chunk
  await sql.query(ADD, [
    column(consents.map(({ fingerprint }) => fingerprint)),
    consents.map(({ consent }) => consent),
    consents.length,
    institution,
    tenant,
    domain,
    delivery,
  ])
}

/**
 * Through which institutions a person lets himself be contacted in a domain: what was said last counts, whichever record of the person
 * said it, and where one delivery says both, no. What was said before a withdrawal that finds the person does not count any more; it was
 * said later when its delivery arrived and was verified after the withdrawal.
 * @param tokens Keyed marks by which a withdrawal finds the person.
 */
export async function findOptIns(
  sql: Sql,
  person: Uint8Array,
  { tenant, domain }: { readonly tenant: string; readonly domain: string },
  tokens: readonly Uint8Array[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql.query<{ institution: string }>(
    `select institution from (
       select c.institution, c.consent, rank() over (partition by c.institution order by c.verified_at desc) as age
       from identity.contact_consent c join identity.fingerprint f on f.fingerprint = c.fingerprint
       where f.person = $1 and c.tenant = $2 and c.domain = $3 and not (c.consent and exists (
         select from identity.withdrawal w left join intake.delivery d on d.id = c.delivery
         where w.token = any ($4) and w.institution = c.institution and w.tenant = c.tenant and w.domain = c.domain
           and (w.verified_at >= c.verified_at or w.closed_at >= coalesce(d.closed_at, '-infinity'))))
     ) latest where age = 1 group by institution having bool_and(consent)`,
    [Buffer.from(person), tenant, domain, tokens.map((token) => Buffer.from(token))],
  )
  return new Set(rows.map(({ institution }) => institution))
}

/** Forgets what was said of records whose person is erased. */
export async function eraseConsents(sql: Sql, fingerprints: readonly Uint8Array[]): Promise<void> {
  await sql.query('delete from identity.contact_consent where fingerprint = any($1)', [
    fingerprints.map((fingerprint) => Buffer.from(fingerprint)),
  ])
}
