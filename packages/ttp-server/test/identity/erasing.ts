import type { ErasureRequest } from '../../src/domains/identity/erasure/erase-record.ts'
import type { Store } from './store.ts'

/** Makes a person appear in a domain. */
export const appear = ({ owner }: Store, person: string, domain: string): Promise<unknown> =>
  owner.withConnection((sql) =>
    sql.query("insert into identity.appearance (subject, kind, tenant, domain) values ($1, 'person', 'audience', $2)", [
      Buffer.from(person, 'hex'),
      domain,
    ]),
  )
/** What a domain is told of it. */
export const erasureOf = (person: string) => ({
  change: 'erase',
  kind: 'person',
  old: Buffer.from(person, 'hex').toString('base64url'),
})

/** Mark of the one record of a person. */
export async function markOf(store: Store, person: string): Promise<Buffer> {
  const [mark] = [...(await store.partition())].find(([, owner]) => owner.person === person) ?? ['']
  return Buffer.from(mark, 'base64url')
}
/** A request of an operator to erase whom a record shows. */
export const request = (mark: Uint8Array, change: Partial<ErasureRequest> = {}): ErasureRequest => ({
  mark,
  ground: 'withdrawn',
  by: 'operator-1',
  request: 'R-2026-17',
  ...change,
})
/** What waits for the log. */
export async function entries(store: Store): Promise<{ action: string; actor: string }[]> {
  const { rows } = await store.owner.withConnection((sql) =>
    sql.query<{ body: string }>('select body from audit.pending order by sequence'),
  )
  return rows.map(({ body }) => JSON.parse(body) as { action: string; actor: string })
}
