import { ServerError } from '../../../kernel/errors.ts'
import type { PortalPorts } from '../ports.ts'
import { actorOf } from './finish-sign-in.ts'
import type { SignedIn } from './open-session.ts'
import { findSession, setPerson } from './session-rows.ts'

/**
 * Says for which organisation somebody is here whose account stands for several. It is said once in a session.
 * @param wanted Identifier of one of the people of the account.
 * @throws ServerError `NOT_FOUND` for somebody else, or when it was said before; what stands against the person, as at the sign-in.
 */
export async function choosePerson(ports: PortalPorts, signedIn: SignedIn, wanted: unknown): Promise<void> {
  const person = signedIn.people.find(({ id }) => id === wanted)
  if (person === undefined || signedIn.actor !== undefined) throw new ServerError('NOT_FOUND')
  const now = ports.now()
  await ports.database.transaction(async (sql) => {
    const row = await findSession(sql, signedIn.id, now)
    if (row === undefined) throw new ServerError('TOKEN_MISSING')
    actorOf(person, row.account, row.second_factor, signedIn.directory, now)
    if (!(await setPerson(sql, signedIn.id, person))) throw new ServerError('NOT_FOUND')
  })
}
