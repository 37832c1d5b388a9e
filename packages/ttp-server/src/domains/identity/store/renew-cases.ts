import type { Sql } from '../../../kernel/database.ts'
import type { FoundCase } from '../review/find-cases.ts'
import { rowsOf, runPrepared, sixteenBytes } from './columns.ts'
import { addCases, caseColumns } from './review-cases.ts'

const FOUND = `
  select ($5::text[])[i + 1] ask, ${sixteenBytes(1)} record, ${sixteenBytes(2)} other, ${sixteenBytes(3)} person,
    ${sixteenBytes(4)} other_person, ($6::float8[])[i + 1] bits, ($7::text[])[i + 1] evidence, ($8::int[])[i + 1] model,
    ($9::float8[])[i + 1] worth
  from ${rowsOf(10)}`

// Merges and splits may have left several open of two persons, and the two in either order.
const KEPT = `
  with found as (${FOUND}), kept as (
    select distinct on (n.ask, n.person, n.other_person) c.id, n.*
    from found n join identity.review_case c on c.state = 'open' and c.ask = n.ask
      and ((c.person = n.person and c.other_person = n.other_person) or (c.person = n.other_person and c.other_person = n.person))
    order by n.ask, n.person, n.other_person, (c.record = n.record and c.other = n.other) desc, c.id)`

const END_OTHERS = `${KEPT}
  update identity.review_case c set state = 'obsolete'
  where c.state = 'open' and (c.person = any ($11::bytea[]) or c.other_person = any ($11::bytea[]))
    and not exists (select from kept where kept.id = c.id)`

const RENEW = `${KEPT}
  update identity.review_case c
  set record = k.record, other = k.other, person = k.person, other_person = k.other_person, bits = k.bits,
    evidence = k.evidence, model = k.model, worth = k.worth / 2 ^ c.skips
  from kept k where c.id = k.id`

/** Puts the cases that were found of some persons in place of those that stood open of them. What was skipped stays so. */
export async function renewCases(sql: Sql, persons: readonly Uint8Array[], cases: readonly FoundCase[]): Promise<void> {
  const values = caseColumns(cases)
  await sql.query({ name: 'identity-end-other-cases', text: END_OTHERS, values: [...values, persons] })
  await sql.query({ name: 'identity-renew-cases', text: RENEW, values })
  await addCases(sql, cases)
}

const PARTNERS = `
  select other_person from identity.review_case where state = 'open' and person = any ($1::bytea[])
  union select person from identity.review_case where state = 'open' and other_person = any ($1::bytea[])`

/** Who stands in an open case with one of these persons. */
export async function findPartners(sql: Sql, persons: readonly Uint8Array[]): Promise<readonly Uint8Array[]> {
  const rows = await runPrepared<[Uint8Array]>(sql, 'identity-find-partners', PARTNERS, [persons])
  return rows.map(([id]) => id)
}
