import { canonicaliseField, reported, settle } from '../canonicalise-field.ts'
import { note } from '../changes.ts'
import type { NormalisationOptions, RawIdentity } from '../fields.ts'
import { type IdentityDraft, put, putDerived } from '../identity-draft.ts'
import { isPrepared, prepare } from '../prepare.ts'
import { parseFamilyName } from './family-name.ts'
import { parseFullName } from './full-name.ts'
import { canonicaliseFullName } from './full-name-text.ts'
import { parseGivenName, parseInitials, parsePrefix } from './given-name.ts'
import { type NameColumn, type NameField, nameColumn, settledName } from './name-column.ts'
import { quickSurname } from './quick-surname.ts'

const COLUMNS = [
  ['familyName', nameColumn('familyName', 'familyName', parseFamilyName, quickSurname)],
  ['familyNamePrefix', nameColumn('familyNamePrefix', 'prefix', parsePrefix)],
  ['givenName', nameColumn('givenName', 'givenName', parseGivenName)],
  ['initials', nameColumn('initials', 'initials', parseInitials)],
] as const

/** Name fields of a row: every column read on its own, then parts moved to where they belong. */
export function assembleNames(raw: RawIdentity, options: NormalisationOptions, draft: IdentityDraft): void {
  const moved: NameColumn[] = []
  let organisation = false
  let household = false
  for (const [field, read] of COLUMNS) {
    const value = raw[field]
    if (value === undefined) continue
    const { result, parsed, settledParts } = read(value)
    put(draft, field, result)
    if (parsed === undefined) continue
    if ('error' in parsed) organisation ||= parsed.error === 'NAME_ORGANISATION'
    else {
      if (settledParts !== undefined) moved.push(settledParts)
      household ||= parsed.household === true
    }
  }
  for (const parsed of moved) {
    movePrefix(draft, parsed.prefix, raw)
    putDerived(draft, 'givenName', parsed.givenName, 'GIVEN_NAME_MOVED')
    putDerived(draft, 'initials', parsed.initials, 'INITIALS_MOVED')
    putDerived(draft, 'familyName', parsed.familyName, 'NAME_SPLIT')
  }
  swapColumns(raw, options, draft)
  if (raw.fullName !== undefined) {
    const whole = assembleFullName(raw.fullName, options, draft)
    organisation ||= whole === 'organisation'
    household ||= whole === 'household'
  }
  if (household) {
    draft.identity.household = true
    delete draft.identity.givenName
    delete draft.identity.initials
  }
  if (organisation) {
    draft.identity.organisation = true
    for (const field of ['givenName', 'initials', 'familyNamePrefix', 'familyName'] as const)
      delete draft.identity[field]
  }
}

/** Initials in the surname column and a name in the given-name column: the two were exchanged. */
function swapColumns(raw: RawIdentity, options: NormalisationOptions, draft: IdentityDraft): void {
  const { fields, identity } = draft
  const surname = fields.familyName
  const given = fields.givenName
  if (surname === undefined || !('missing' in surname) || !surname.changes.includes('INITIALS_MOVED')) return
  if (
    given === undefined ||
    !('value' in given) ||
    identity.givenName === undefined ||
    identity.givenName.includes('(')
  )
    return
  const family = canonicaliseField('familyName', given.value, options)
  if (!('value' in family)) return
  const changes = [...given.changes]
  for (const code of family.changes) note(changes, code)
  note(changes, 'COLUMNS_EXCHANGED')
  put(draft, 'familyName', { value: family.value, changes })
  put(draft, 'givenName', { missing: true, changes: ['COLUMNS_EXCHANGED'] })
  const parsed = parseFamilyName(given.value, [])
  if ('error' in parsed) return
  movePrefix(draft, settledName('familyNamePrefix', parsed.prefix), raw)
}

/** A prefix found in the surname or given-name column joins the prefix column's ("van" + "der Berg"). */
function movePrefix(draft: IdentityDraft, found: string | undefined, raw: RawIdentity): void {
  const own = draft.identity.familyNamePrefix
  if (found === undefined || raw.familyNamePrefix === undefined || own === undefined) {
    putDerived(draft, 'familyNamePrefix', found, 'PREFIX_MOVED')
    return
  }
  if (own === found || own.endsWith(` ${found}`)) return
  const both = found.startsWith(`${own} `)
    ? found
    : /^(?:van|aan|in|op|uit|over|onder|bij|von|de)$/.test(own) && /^(?:de|den|der|het|'t|la)$/.test(found)
      ? `${own} ${found}`
      : own
  if (both !== own) put(draft, 'familyNamePrefix', { value: both, changes: ['PREFIX_MOVED'] })
}

/** A full name fills what the row's own name columns leave open. */
function assembleFullName(
  raw: string,
  options: NormalisationOptions,
  draft: IdentityDraft,
): 'organisation' | 'household' | 'person' {
  const prepared = prepare('fullName', raw)
  if (!isPrepared(prepared)) {
    draft.fields.fullName = prepared
    return 'person'
  }
  const parsed = parseFullName(prepared.text, [...prepared.changes])
  if ('error' in parsed) {
    draft.fields.fullName = parsed
    return parsed.error === 'NAME_ORGANISATION' ? 'organisation' : 'person'
  }
  const own = canonicaliseFullName(prepared.text, prepared.changes)
  const untouched = 'value' in own && own.value === prepared.text
  draft.fields.fullName = reported(raw, untouched ? own : settle('fullName', own, options))
  const surnameGiven = draft.identity.familyName !== undefined
  const derived: [NameField, string | undefined][] = [
    ['givenName', parsed.givenName],
    ['initials', parsed.initials],
    ...(surnameGiven
      ? []
      : ([
          ['familyNamePrefix', parsed.prefix],
          ['familyName', parsed.familyName],
        ] as [NameField, string | undefined][])),
  ]
  for (const [field, value] of derived) {
    if (value === undefined || draft.identity[field] !== undefined) continue
    const result = settle(field, { value, changes: parsed.changes }, options)
    if ('value' in result) put(draft, field, result)
  }
  return parsed.household === true ? 'household' : 'person'
}
