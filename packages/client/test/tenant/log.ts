import { makeVerifierKey } from '@sluis/ttp-core/pseudonymise'
import type { LogReader } from '../../src/auditor/index.ts'
import { FakeLog } from '../../src/testing/fake-log.ts'

export const ORIGIN = 'sluis.test/log'
const KEY = { name: ORIGIN, privateKey: new Uint8Array(32).fill(9) }
export const VERIFIER_KEY = makeVerifierKey(KEY)

/** A log of one name and key in all tests, so that two of them can be each other's fork. */
export class TestLog extends FakeLog {
  constructor(entries: readonly string[] = []) {
    super(KEY, entries)
  }

  reader(): LogReader {
    return {
      checkpoint: async () => (this.size === 0 ? undefined : this.note()),
      tile: async (path) => this.tile(path),
    }
  }
}
