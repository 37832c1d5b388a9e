import { createHash } from 'node:crypto'

/** The three tables that make the state, each told in rows of fixed length, ordered by their first 16 bytes. */
export const STATE_TABLES = ['person', 'household', 'record'] as const
export type StateTable = (typeof STATE_TABLES)[number]

/** Takes the rows of the state's tables, each table in its order, and gives one digest of all. */
export interface StateHash {
  readonly add: (table: StateTable, rows: Uint8Array) => void
  /** SHA-256 of the three tables' SHA-256, base64url. */
  readonly digest: () => string
}

export function stateHash(): StateHash {
  const hashes = { person: createHash('sha256'), household: createHash('sha256'), record: createHash('sha256') }
  return {
    add: (table, rows) => void hashes[table].update(rows),
    digest: () => {
      const whole = createHash('sha256')
      for (const table of STATE_TABLES) whole.update(hashes[table].digest())
      return whole.digest('base64url')
    },
  }
}
