import { CoreError } from '../errors.ts'
import type { Directory, DirectoryDomain } from './directory.ts'
import { TTP } from './roles.ts'

/**
 * What is named is there, and is of the kind that is meant. Re-identification exists only in reversible domains, and a translation joins
 * two domains of one mode. Throws DIRECTORY_REFERENCE_UNKNOWN or DIRECTORY_INVALID.
 */
export function checkReferences({ organisations, domains, agreements, translations, people }: Directory): void {
  const kinds = new Map(organisations.map(({ id, kind }) => [id, kind]))
  const byName = new Map(domains.map((domain) => [`${domain.tenant}/${domain.id}`, domain]))
  const find = ({ tenant, domain }: { tenant: string; domain: string }, where: string): DirectoryDomain => {
    const found = byName.get(`${tenant}/${domain}`)
    if (found === undefined) throw new CoreError('DIRECTORY_REFERENCE_UNKNOWN', where)
    return found
  }
  for (const [index, { tenant, mode, reveal }] of domains.entries()) {
    if (kinds.get(tenant) !== 'tenant') throw new CoreError('DIRECTORY_REFERENCE_UNKNOWN', `domains[${index}].tenant`)
    if (mode !== 'reversible' && reveal !== undefined)
      throw new CoreError('DIRECTORY_INVALID', `domains[${index}].reveal`)
  }
  for (const [index, agreement] of agreements.entries()) {
    const where = `agreements[${index}]`
    if (kinds.get(agreement.institution) !== 'institution')
      throw new CoreError('DIRECTORY_REFERENCE_UNKNOWN', `${where}.institution`)
    const { mode } = find(agreement, `${where}.domain`)
    if (mode !== 'reversible' && agreement.purposes.includes('one-to-one-contact'))
      throw new CoreError('DIRECTORY_INVALID', `${where}.purposes`)
  }
  for (const [index, { from, to }] of translations.entries()) {
    const where = `translations[${index}]`
    const [source, target] = [find(from, `${where}.from`), find(to, `${where}.to`)]
    if (source === target || source.mode !== target.mode) throw new CoreError('DIRECTORY_INVALID', `${where}.to`)
  }
  for (const [index, { organisation }] of people.entries()) {
    if (organisation !== TTP && !kinds.has(organisation))
      throw new CoreError('DIRECTORY_REFERENCE_UNKNOWN', `people[${index}].organisation`)
  }
}
