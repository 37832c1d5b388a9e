import { INSTITUTIONS } from './institutions/index.ts'

/** One line per institution for the demo's reader: id, name, and the habits of its export. */
export function describeInstitutions(): { id: string; name: string; habits: string }[] {
  return INSTITUTIONS.map(({ id, name, habits }) => ({ id, name, habits }))
}
