import { CoreError } from '../errors.ts'
import { parseVerifierKey } from '../log/verifier-key.ts'
import { type Evidence, verifyEvidence } from '../receipt/evidence.ts'
import { form } from './form.ts'

/** What the log commits to when its key vouches for the one after it: C2SP verifier keys, of one name. */
export interface LogEndorsement {
  readonly previous: string
  readonly next: string
}

/** A key that signed the log before, and its own word for the key that came after it: evidence of `log.endorsed` under it. */
export interface EarlierLogKey {
  readonly verifierKey: string
  readonly endorsement: Evidence<LogEndorsement>
}

/** The log as a directory names it. `earlier`: the keys that signed it before, the oldest first. */
export interface DirectoryLog {
  readonly origin: string
  readonly verifierKey: string
  readonly earlier?: readonly EarlierLogKey[]
}

const MAX_EARLIER = 20
const ANY_TEXT = /^[^\n]{1,400}$/

/**
 * The log of a directory: its name, its key, and the chain of keys before it, in which each vouches for the next in an entry of the
 * log that it signed. Throws DIRECTORY_INVALID and LOG_KEY_INVALID with the place.
 */
export function readLog(value: unknown): DirectoryLog {
  const members = form.object(value, 'log', ['origin', 'verifierKey'], ['earlier'])
  const origin = form.text(members.origin, 'log.origin', ANY_TEXT)
  const verifierKey = readKey(members.verifierKey, origin, 'log.verifierKey', 'log.origin')
  if (!Object.hasOwn(members, 'earlier')) return { origin, verifierKey }
  const earlier = form.list(members.earlier, 'log.earlier', 1, MAX_EARLIER, (item, where) =>
    readEarlier(item, origin, where),
  )
  const keys = [...earlier.map((one) => one.verifierKey), verifierKey]
  if (new Set(keys).size !== keys.length) throw new CoreError('DIRECTORY_INVALID', 'log.earlier')
  for (const [place, one] of earlier.entries()) demandEndorsed(one, origin, keys[place + 1] ?? '', place)
  return { origin, verifierKey, earlier }
}

/** Every key that signed or signs this log, the oldest first. */
export function logKeysOf({ earlier = [], verifierKey }: DirectoryLog): readonly string[] {
  return [...earlier.map((one) => one.verifierKey), verifierKey]
}

/**
 * Refuses a later version that gives the log of an earlier one another key than that log's own keys vouch for: its chain must begin
 * with the whole chain of the earlier one. A log of another name is another log. Throws DIRECTORY_INVALID.
 */
export function checkLogKept(earlier: { readonly log: DirectoryLog }, later: { readonly log: DirectoryLog }): void {
  if (earlier.log.origin !== later.log.origin) return
  const keys = logKeysOf(later.log)
  if (logKeysOf(earlier.log).some((key, place) => key !== keys[place])) throw new CoreError('DIRECTORY_INVALID', 'log')
}

function readEarlier(value: unknown, origin: string, where: string): EarlierLogKey {
  const members = form.object(value, where, ['verifierKey', 'endorsement'])
  const verifierKey = readKey(members.verifierKey, origin, `${where}.verifierKey`, `${where}.verifierKey`)
  // Whatever it holds besides, or instead, its verification refuses.
  return { verifierKey, endorsement: members.endorsement as Evidence<LogEndorsement> }
}

function readKey(value: unknown, origin: string, where: string, originWhere: string): string {
  const verifierKey = form.text(value, where, ANY_TEXT)
  // A checkpoint names its log in its first line and as the name of its signer: these must be one.
  if (parseVerifierKey(verifierKey).name !== origin) throw new CoreError('DIRECTORY_INVALID', originWhere)
  return verifierKey
}

function demandEndorsed(
  { verifierKey, endorsement }: EarlierLogKey,
  origin: string,
  next: string,
  place: number,
): void {
  const where = `log.earlier[${place}].endorsement`
  try {
    const { details } = verifyEvidence(endorsement, { origin, verifierKey }, 'log.endorsed', parseLogEndorsement)
    if (details.previous === verifierKey && details.next === next) return
  } catch (error) {
    if (!(error instanceof CoreError)) throw error
  }
  throw new CoreError('DIRECTORY_INVALID', where)
}

/** The details of `log.endorsed`. Throws DIRECTORY_INVALID. */
export function parseLogEndorsement(value: unknown): LogEndorsement {
  const members = form.object(value, 'details', ['previous', 'next'])
  return {
    previous: form.text(members.previous, 'previous', ANY_TEXT),
    next: form.text(members.next, 'next', ANY_TEXT),
  }
}
