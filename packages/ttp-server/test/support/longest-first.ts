import type { TestSpecification } from 'vitest/node'
import { BaseSequencer } from 'vitest/node'

/** What takes longest, the longest first: whichever of them came last would keep one core waiting for the other. */
const LONGEST = [
  'examples/test/whole/',
  'packages/ttp-server/test/portal/journey',
  'packages/portal/test/failures',
  'bench/test/linkage',
  'examples/test/attacks/inventory',
  'examples/test/machines/',
  'packages/ttp-server/test/audit/details',
  'test-vectors/broken',
  'bench/test/fuzz',
  'examples/test/memory',
  'test-vectors/',
  'packages/ttp-server/test/portal/',
  'spec/formal/lifecycle/',
  'packages/portal/',
  'examples/',
  'packages/ttp-server/test/pseudonymise/rewrap',
  'packages/client/test/cli/watch',
  'packages/client/test/cli/network',
  'packages/ttp-server/test/identity/crash',
  'packages/ttp-server/test/pseudonymise/',
  'packages/ttp-server/test/reveal/crash',
  'packages/client/test/cli/',
  'packages/ttp-server/test/identity/',
]

/** Runs the test files in an order that fills both cores to the end, also on a machine that never ran them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId, project }: TestSpecification): number => {
      const found = LONGEST.findIndex((part) => moduleId.includes(part))
      // A process that files share ends when another comes between them.
      const shared = project.config.isolate ? 0 : LONGEST.length + 1
      return shared + (found < 0 ? LONGEST.length : found)
    }
    return [...(await super.sort(files))].sort((left, right) => rank(left) - rank(right))
  }
}
