import type { RevealedPerson } from '@sluis/ttp-core/identity'
import { approve, makeReveal, openAnswer, settle, submit } from './requests.ts'
import type { Engines, World } from './world.ts'

/** Raises the quota of every domain that reveals, so that a whole file of requests has room on one day. */
export async function raiseQuota(world: World, personsPerDayMax: number): Promise<void> {
  await world.publish((directory) => ({
    ...directory,
    domains: directory.domains.map((each) => (each.reveal ? { ...each, reveal: { personsPerDayMax } } : each)),
  }))
}

/** Asks for these pseudonyms, with two approvals, and gives the answer; `between` happens after both. */
export async function reveal(
  world: World,
  engines: Engines,
  pseudonyms: readonly string[],
  between = async () => {},
): Promise<readonly RevealedPerson[]> {
  const made = await makeReveal(world, pseudonyms)
  await submit(world, made)
  await approve(world, made)
  await between()
  await settle(engines)
  const rows = await openAnswer(world, made)
  if (rows === undefined) throw new Error('no answer')
  return rows
}
