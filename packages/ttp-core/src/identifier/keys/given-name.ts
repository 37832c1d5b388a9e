import { foldToLetters } from '../text/fold.ts'
import { groupsOfName, initialsOfGroup } from './call-names.ts'

/** Given name without its call name, and the call name in brackets. */
function split(givenName: string): readonly [string, string] {
  const bracket = givenName.indexOf(' (')
  return bracket < 0 ? [givenName, ''] : [givenName.slice(0, bracket), givenName.slice(bracket + 2, -1)]
}

/** Key of a given name: its first name folded to a-z ("Jan Willem" and "Jan" give "jan"; "Anne-Marie" "annemarie"). */
export function givenNameKey(givenName: string): string {
  const [name] = split(givenName)
  const space = name.indexOf(' ')
  return foldToLetters(space < 0 ? name : name.slice(0, space))
}

/**
 * Call-name groups of a given name, ascending. Two names may be one person's when their groups overlap; groups are never
 * closed transitively. Empty for a name outside the list.
 */
export function callNameGroups(givenName: string): readonly number[] {
  const [name, called] = split(givenName)
  const own = groupsOfName(givenNameKey(name))
  if (called === '') return own
  return [...new Set([...own, ...groupsOfName(givenNameKey(called))])].sort((a, b) => a - b)
}

/** First initial of a person, lower case a-z ("ij" counts as "i"): of the initials when given, else of the given name; '' when neither. */
export function initialOf(identity: { readonly initials?: string; readonly givenName?: string }): string {
  return foldToLetters(identity.initials ?? identity.givenName ?? '').charAt(0)
}

/** All first initials under which the person may appear: of the initials, the given name, its call name and their groups, sorted. */
export function initialSet(identity: { readonly initials?: string; readonly givenName?: string }): readonly string[] {
  const letters = new Set<string>()
  letters.add(foldToLetters(identity.initials ?? '').charAt(0))
  if (identity.givenName !== undefined) {
    const [name, called] = split(identity.givenName)
    letters.add(foldToLetters(name).charAt(0))
    letters.add(foldToLetters(called).charAt(0))
    for (const group of callNameGroups(identity.givenName))
      for (const letter of initialsOfGroup(group)) letters.add(letter)
  }
  letters.delete('')
  return [...letters].sort()
}
