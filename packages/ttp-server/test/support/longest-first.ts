import type { TestSpecification } from 'vitest/node'
import { BaseSequencer } from 'vitest/node'

/** What takes longest, the longest first: whichever of them came last would keep one core waiting for the other. */
const LONGEST = [
  'examples/test/whole/',
  'examples/test/machines/',
  'packages/ttp-server/test/pseudonymise/',
  'packages/ttp-server/test/identity/crash',
  'examples/test/attacks/',
  'spec/formal/lifecycle/',
  'packages/ttp-server/test/reveal/',
  'packages/ttp-server/test/portal/',
  'examples/test/bad-inputs/',
  'test-vectors/',
  'packages/client/test/cli/',
  'packages/ttp-server/test/identity/',
]

/** Runs the test files in an order that fills both cores to the end, also on a machine that never ran them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const found = LONGEST.findIndex((part) => moduleId.includes(part))
      return found < 0 ? LONGEST.length : found
    }
    return [...(await super.sort(files))].sort((left, right) => rank(left) - rank(right))
  }
}
