import type { Crew } from '../check/parts/crew.ts'
import { checkInParts } from '../check/parts/in-parts.ts'
import { PartThread } from './part-thread.ts'

/** How many threads check a file. */
export interface CrewOptions {
  /** Threads beside this one, for a large file of text; 0 (the default) for none. Each takes some 40 MiB, and a processor of its own. */
  readonly threads?: number
}

/** Checks the parts of a file of text in threads. */
export function nodeCrew({ threads = 0 }: CrewOptions = {}): Crew {
  return (prepared, rules, options) => {
    if (threads === 0) return undefined
    return checkInParts(prepared, rules, options, (settings) =>
      Array.from({ length: threads }, () => new PartThread(settings)),
    )
  }
}
