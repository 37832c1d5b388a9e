import { type Directory, epochOf, Forwarding } from '@sluis/ttp-core/tenant'
import { changesOf, readJournal, rowsOf } from './read-rows.ts'

/** Pseudonyms of one epoch of a domain that is no longer the domain's. */
export interface Outdated {
  readonly domain: string
  readonly epoch: number
  readonly pseudonyms: readonly string[]
}

/**
 * The subjects of a store that are known by a pseudonym of an older epoch only, by domain and epoch: what has to be carried over so
 * that old rows and new ones, and merges and splits of every epoch, are about the same subjects. Those that were absorbed are among
 * them: a merge in one epoch and a row of another would else not meet. Throws as `readRows`.
 */
export async function findOutdated(
  folder: string,
  directory: Pick<Directory, 'domains'>,
  tenant: string,
): Promise<readonly Outdated[]> {
  const domains = new Map(
    directory.domains.flatMap((domain) => (domain.tenant === tenant ? [[domain.prefix, domain] as const] : [])),
  )
  const lines = await readJournal(folder)
  const forwarding = new Forwarding()
  const names = new Set<string>()
  for await (const change of changesOf(folder, lines)) {
    forwarding.apply(change)
    names.add(change.old)
    if ('new' in change) names.add(change.new)
  }
  const found = new Map<string, { domain: string; epoch: number; pseudonyms: Set<string> }>()
  const note = (name: string): void => {
    const newest = forwarding.newest(name)
    const domain = domains.get(newest.slice(0, newest.indexOf('_')))
    const epoch = epochOf(newest)
    if (domain === undefined || epoch >= domain.epoch) return
    const key = `${domain.id} ${epoch}`
    const group = found.get(key) ?? { domain: domain.id, epoch, pseudonyms: new Set() }
    found.set(key, group)
    group.pseudonyms.add(newest)
  }
  for (const name of names) note(name)
  for await (const { person, household } of rowsOf(folder, lines)) {
    if (person !== undefined) note(person)
    if (household !== undefined) note(household)
  }
  return [...found.values()].map((group) => ({ ...group, pseudonyms: [...group.pseudonyms] }))
}
