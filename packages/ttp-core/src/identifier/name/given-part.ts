import { type ChangeCode, note } from '../changes.ts'
import { readInitials } from './initials.ts'
import { writeGivenName } from './write.ts'

/** Given names, a call name in brackets, and initials, as they stand together before a surname. */
export interface GivenPart {
  givenName?: string
  initials?: string
}

/**
 * Splits the tokens of a given part: "J.P.", "Jan P.", "J.P. (Jan)", "Johannes (Jan)".
 * Initials beside a name keep the order in which they stand; the name's own initial is not added.
 */
export function splitGivenPart(tokens: readonly string[], capitals: boolean, changes: ChangeCode[]): GivenPart {
  const text = tokens.join(' ')
  const call = /^(.*?)[ ]*(?:\(([^()]+)\)|"([^"]+)")[ ]*(.*)$/.exec(text)
  const callName = call?.[2] ?? call?.[3]
  const plain = call === null ? tokens : `${call[1] ?? ''} ${call[4] ?? ''}`.split(' ')
  const names: string[] = []
  let initials = ''
  for (const token of plain) {
    if (token === '') continue
    if (/^[.,\-'&+]+$/.test(token)) {
      note(changes, 'PUNCTUATION_REMOVED')
      continue
    }
    const read = readInitials(token, false, capitals)
    if (read === undefined) names.push(token)
    else initials += read
  }
  if (initials.length > 36) initials = ''
  const part: GivenPart = {}
  if (initials !== '') part.initials = initials
  const given = names.length === 0 ? undefined : writeGivenName(names, changes)
  const called = callName === undefined ? undefined : readCallName(callName, capitals, changes)
  if (given !== undefined && called !== undefined && given !== called) part.givenName = `${given} (${called})`
  else if (given !== undefined) {
    part.givenName = given
    if (call !== null) note(changes, 'PUNCTUATION_REMOVED')
  } else if (called !== undefined) {
    part.givenName = called
    note(changes, 'PUNCTUATION_REMOVED')
  }
  return part
}

function readCallName(text: string, capitals: boolean, changes: ChangeCode[]): string | undefined {
  if (readInitials(text, false, capitals) !== undefined) return undefined
  return writeGivenName([text], changes)
}
