import { requestDigest } from '@sluis/ttp-core/pseudonymise'
import type { Name } from './people.ts'
import { answerOf, type Made } from './requests.ts'
import type { World } from './world.ts'

/** How a request ended. */
export const endingOf = async (world: World, { id }: Pick<Made, 'id'>): Promise<string | undefined> =>
  (await world.rows<{ code: string }>('select code from reveal.ending where request = $1', [id]))[0]?.code
/** What a gateway that was taken over writes: any document, under any identifier. */
export async function plant(
  world: World,
  made: Made,
  approvals: readonly (readonly [approver: string, jws: string])[],
): Promise<void> {
  await world.owner.query(
    `insert into reveal.request (id, act, digest, requester, organisation, receiver, tenant, domain, document, part_count, expires_at, received_at)
     values ($1, 'reveal', $2, 'x', 'museum', 'museum', 'alfa', 'contact', $3, $4, now() + interval '9 years', now())`,
    [made.id, requestDigest(made.jws), made.jws, made.parts.length],
  )
  for (const [number, part] of made.parts.entries())
    await world.owner.query('insert into reveal.selection_part values ($1, $2, $3)', [made.id, number, part])
  for (const [approver, jws] of approvals)
    await world.owner.query("insert into reveal.approval values ($1, $2, 'approve', $3, now())", [
      made.id,
      approver,
      jws,
    ])
}

/** The answers of approvers to a request, each with the approver's name. */
export const signedBy = (world: World, made: Made, ...names: readonly Name[]) =>
  Promise.all(names.map(async (name) => [name, await answerOf(world, made, name)] as const))
