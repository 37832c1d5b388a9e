import { AssertionError } from 'node:assert'
import type { Flawed } from './flawed.ts'
import type { Databases } from './processes.ts'
import type { ReplayWorld } from './world.ts'

/** A server with a bug: what it does, and in whose database. */
export interface SeededBug {
  readonly name: string
  readonly seed: (databases: Databases) => readonly [keyof Databases, Flawed]
}

/**
 * Replays with a bug in the server.
 * @returns `found` when the replay parted from the model, else why that does not count.
 */
export async function findBug(
  world: ReplayWorld,
  { seed }: SeededBug,
  replay: () => Promise<unknown>,
): Promise<string> {
  let flawed: Flawed | undefined
  const withBug = (databases: Databases): Databases => {
    const [role, seeded] = seed(databases)
    flawed = seeded
    return { ...databases, [role]: seeded.database }
  }
  const end = await world.withFlaw(withBug, replay).then(
    () => 'not found',
    (error: unknown) => (error instanceof AssertionError ? 'found' : `failed otherwise: ${String(error)}`),
  )
  return flawed?.strikes() === 0 ? 'the bug never struck' : end
}
