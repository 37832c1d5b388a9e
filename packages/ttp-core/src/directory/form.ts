import { isIsoDate } from '../document/calendar.ts'
import { documentForm } from '../document/form.ts'
import { CoreError } from '../errors.ts'

/** The checks of form of a directory: whatever does not hold is DIRECTORY_INVALID. */
export const form = documentForm('DIRECTORY_INVALID')

/** A date of the calendar, YYYY-MM-DD. */
export function readDate(value: unknown, where: string): string {
  if (!isIsoDate(value)) throw new CoreError('DIRECTORY_INVALID', where)
  return value
}

/** The member `name` as a date where the object has it, else nothing: to be spread. */
export function readOptionalDate<Name extends string>(
  members: Readonly<Record<string, unknown>>,
  name: Name,
  where: string,
): { readonly [member in Name]?: string } {
  if (!Object.hasOwn(members, name)) return {}
  return { [name]: readDate(members[name], `${where}.${name}`) } as { readonly [member in Name]: string }
}

/** A list of different items of a closed list, at least `from`. */
export function readSet<Item extends string>(
  value: unknown,
  where: string,
  from: number,
  known: readonly Item[],
): Item[] {
  const items = form.list(value, where, from, known.length, (item, at) => form.oneOf(item, at, known))
  if (new Set(items).size !== items.length) throw new CoreError('DIRECTORY_INVALID', where)
  return items
}
