import fc from 'fast-check'

/** A generator that seldom makes what is wanted needs a few rounds; one that never does is told after these. */
const ROUNDS_MAX = 20

/**
 * Checks a property until its cases put all to the test that they are there for. How often they do is chance: of thirty cases none
 * may hold what every fifth does, once in a thousand runs of the test.
 * @param isSeen Whether they did; the test says afterwards what was missing.
 */
export async function assertUntilSeen<Values>(
  property: fc.IRawProperty<Values>,
  isSeen: () => boolean,
  parameters: fc.Parameters<Values>,
): Promise<void> {
  for (let round = 0; round === 0 || (round < ROUNDS_MAX && !isSeen()); round += 1)
    await fc.assert(property, parameters)
}
