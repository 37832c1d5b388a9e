import { randomUUID } from 'node:crypto'
import { sealPart } from '../../../../../packages/ttp-core/src/roles/identity.ts'
import type { ReplayWorld } from '../world.ts'

/** Puts a batch with one subject into the queue, as the identity engine does. Their deliveries are in the order of `number`. */
export async function enqueueBatch(world: ReplayWorld, number: number, subject: string): Promise<void> {
  const delivery = `${String(number).padStart(8, '0')}${randomUUID().slice(8)}`
  const { identitySigner, publicKeys } = world.processes
  const [recipient] = publicKeys.key.seal
  if (recipient === undefined || identitySigner === undefined) throw new Error('the engines have no keys')
  const sealed = await sealPart(
    {
      kind: 'subject',
      delivery,
      chunk: 0,
      institution: 'museum',
      tenant: 'tenant',
      domain: 'audience',
      schema: 'sluis-subject/1',
    },
    { schema: 'sluis-subject/1', rows: [{ row: 0, person: subject, household: subject }] },
    { recipient, signer: identitySigner },
  )
  await world.databases.identity.withConnection((sql) =>
    sql.query(
      `insert into pseudonymise.batch (id, kind, delivery, number, institution, tenant, domain, sealed)
       values ($1, 'chunk', $2, 0, 'museum', 'tenant', 'audience', $3)`,
      [randomUUID(), delivery, sealed],
    ),
  )
}
