import type { Directory, Person } from '@sluis/ttp-core/common'
import { ServerError } from '../../../kernel/errors.ts'
import type { PersonActor } from '../../../kernel/http/actor.ts'
import { allowedToPerson } from '../../../kernel/http/actor.ts'
import { personActor } from '../../../kernel/http/authenticate.ts'
import { LIMIT } from '../limits.ts'
import type { PortalPorts } from '../ports.ts'
import { peopleOf } from './finish-sign-in.ts'
import { digestOf } from './secrets.ts'
import type { SessionRow } from './session-rows.ts'
import { deleteSession, findSession, markSeen } from './session-rows.ts'

/** Somebody who is signed in, as the directory of this moment has them. */
export interface SignedIn {
  /** Digest of the session's secret: its row. */
  readonly id: Uint8Array
  /** Comes back with every form. */
  readonly formToken: string
  readonly directory: Directory
  /** Nothing while the person has to say for which institution they come. */
  readonly actor: PersonActor | undefined
  /** All that the account stands for. */
  readonly people: readonly Person[]
}

/**
 * Who is signed in by this cookie. The directory says at each request whether that still holds: a session of somebody who was suspended,
 * left, or was given a role with a second factor ends.
 * @returns Nothing when nobody is, or not any more.
 * @throws ServerError `ORGANISATION_SUSPENDED`, `PERSON_SUSPENDED` or `SECOND_FACTOR_MISSING`, after the session was ended; `UNAVAILABLE`.
 */
export async function openSession(ports: PortalPorts, secret: string | undefined): Promise<SignedIn | undefined> {
  if (secret === undefined) return undefined
  const id = digestOf(secret)
  const now = ports.now()
  const row = await ports.database.withConnection(async (sql) => {
    const found = await findSession(sql, id, now)
    if (found !== undefined && now.getTime() - found.seen_at.getTime() >= LIMIT.seenSecondsMin * 1000)
      await markSeen(sql, id, now)
    return found
  })
  if (row === undefined) return undefined
  const { directory } = await ports.directory.current()
  try {
    const known = { id, formToken: row.form_token, directory, people: peopleOf(directory, row.account) }
    return { ...known, actor: actorOfRow(row, directory, now) }
  } catch (error) {
    if (!(error instanceof ServerError)) throw error
    await ports.database.withConnection((sql) => deleteSession(sql, id))
    if (error.code === 'TOKEN_INVALID') return undefined
    throw error
  }
}

function actorOfRow(row: SessionRow, directory: Directory, now: Date): PersonActor | undefined {
  const { account, person: id, organisation, second_factor: secondFactor } = row
  if (id === null || organisation === null) return undefined
  // `personActor` refuses who is not there.
  const person = directory.people.find((candidate) => candidate.id === id)
  const scopes = person === undefined ? [] : allowedToPerson(person)
  return personActor({ person: id, organisation, account, secondFactor, scopes }, directory, now)
}
