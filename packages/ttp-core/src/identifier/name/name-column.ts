import { ownPart, reported, settle } from '../canonicalise-field.ts'
import type { ChangeCode } from '../changes.ts'
import type { FieldResult, NormalisationOptions } from '../fields.ts'
import { isPrepared, prepare } from '../prepare.ts'
import { remembering } from '../remember.ts'
import type { ParsedName } from './parts.ts'

/** The fields of a name that have a column of their own. */
export type NameField = 'givenName' | 'initials' | 'familyNamePrefix' | 'familyName'

/** Parts of a name in their settled form, absent when nothing usable remains of them. */
export interface NameColumn {
  readonly prefix: string | undefined
  readonly givenName: string | undefined
  readonly initials: string | undefined
  readonly familyName: string | undefined
}

/** What a cell of a name column comes to: its own field, and the parts that belong elsewhere. */
export interface NameReading {
  readonly result: FieldResult
  /** Absent when nothing of the cell could be parsed. */
  readonly parsed?: ParsedName
  readonly settledParts?: NameColumn
}

/** No rule of a name asks for the country or the day. */
const ANY_DELIVERY: NormalisationOptions = { country: 'NL', today: '2000-01-01' }
const REMEMBERED = 2_048

/**
 * Reads the cells of one column of names, each on its own.
 * @param quick what the rules come to, where it shows without asking them.
 */
export function nameColumn(
  field: NameField,
  part: Parameters<typeof ownPart>[1],
  parse: (text: string, changes: ChangeCode[]) => ParsedName,
  quick: (value: string) => NameReading | undefined = () => undefined,
): (value: string) => NameReading {
  return remembering(REMEMBERED, (value) => {
    const known = quick(value)
    if (known) return known
    const prepared = prepare(field, value)
    if (!isPrepared(prepared)) return { result: prepared }
    const parsed = parse(prepared.text, prepared.changes)
    const result = reported(value, settle(field, ownPart(parsed, part), ANY_DELIVERY))
    return 'error' in parsed ? { result, parsed } : { result, parsed, settledParts: settledNames(parsed) }
  })
}

/** A derived part in its settled form; undefined when nothing usable remains of it. */
export function settledName(field: NameField, value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  const result = settle(field, { value, changes: ['NAME_SPLIT'] }, ANY_DELIVERY)
  return 'value' in result ? result.value : undefined
}

function settledNames({
  prefix,
  givenName,
  initials,
  familyName,
}: Exclude<ParsedName, { error: unknown }>): NameColumn {
  return {
    prefix: settledName('familyNamePrefix', prefix),
    givenName: settledName('givenName', givenName),
    initials: settledName('initials', initials),
    familyName: settledName('familyName', familyName),
  }
}
