import type { Address, TokenInput } from '@sluis/ttp-core/identity'
import { addressKeys } from '@sluis/ttp-core/identity'
import type { Sql } from '../../../kernel/database.ts'
import type { BatchTools } from '../batch/batch-tools.ts'
import type { HouseholdEntry } from '../clusters/entries.ts'
import { final } from '../clusters/entries.ts'
import type { NewAddress } from '../store/add-addresses.ts'
import { findAddresses } from '../store/find-addresses.ts'
import type { AddressBook } from './assign.ts'

interface Line {
  readonly token: Uint8Array
  household: HouseholdEntry | undefined
  isNew: boolean
}

export interface LoadedAddressBook extends AddressBook {
  /** Addresses that were not known before, with their households after the merges of the batch. */
  readonly added: () => readonly NewAddress[]
}

/** Asks for the households of all these addresses at once. */
export async function loadAddressBook(
  sql: Sql,
  tools: BatchTools,
  addresses: Iterable<Address>,
  entryOf: (household: Uint8Array) => HouseholdEntry,
): Promise<LoadedAddressBook> {
  const inputs = new Map<string, TokenInput>()
  for (const address of addresses) for (const key of addressKeys(address)) inputs.set(nameOf(key), key)
  const tokens = tools.tokens([...inputs.values()])
  const lines = tokens.map((token): Line => ({ token, household: undefined, isNew: false }))
  for (const { position, household } of await findAddresses(sql, tokens)) {
    const line = lines[position]
    if (line !== undefined) line.household = entryOf(household)
  }
  const book = new Map([...inputs.keys()].map((name, position) => [name, lines[position]]))
  const lineOf = (key: TokenInput): Line | undefined => book.get(nameOf(key))
  return {
    find: (keys) => {
      for (const key of keys) {
        const household = lineOf(key)?.household
        if (household !== undefined) return final(household)
      }
      return undefined
    },
    add: (keys, household) => {
      for (const key of keys) {
        const line = lineOf(key)
        if (line === undefined || line.household !== undefined) continue
        line.household = household
        line.isNew = true
      }
    },
    added: () =>
      lines.flatMap(({ token, household, isNew }) =>
        isNew && household !== undefined ? [{ token, household: final(household).id }] : [],
      ),
  }
}

/** Unit separators cannot stand in a canonical value. */
function nameOf({ family, parts }: TokenInput): string {
  return `${family}\u001f${parts.join('\u001f')}`
}
