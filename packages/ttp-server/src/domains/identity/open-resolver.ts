import type { Identity } from '@sluis/ttp-core/identity'
import type { Database, Sql } from '../../kernel/database.ts'
import { batchTools } from './batch/batch-tools.ts'
import type { Resolution } from './batch/resolution.ts'
import { resolveBatch } from './batch/resolve-batch.ts'
import type { DeliveredRecord, PreparedBatch } from './blocking/prepare.ts'
import { prepareBatch } from './blocking/prepare.ts'
import type { ResolverPorts } from './ports.ts'
import { erasePerson } from './store/erase-person.ts'
import type { CurrentNumbers } from './store/find-current-numbers.ts'
import { findCurrentNumbers } from './store/find-current-numbers.ts'
import { findFingerprints } from './store/find-fingerprints.ts'
import { lockResolution } from './store/lock.ts'
import type { PersonSplit, SplitRequest } from './store/split-person.ts'
import { splitPerson } from './store/split-person.ts'
import type { Vault } from './vault/vault.ts'
import { openVault } from './vault/vault.ts'

/** Subject numbers of a record; undefined for a record that nothing tells from others. */
export type Numbers = { readonly person: Uint8Array; readonly household: Uint8Array } | undefined

export interface Resolver {
  /** Opens profiles for the length of a batch. */
  readonly openVault: () => Vault
  /** Comparison keys and fingerprints of a batch: computing only, so that it can be done ahead. */
  readonly prepare: (records: readonly DeliveredRecord[]) => PreparedBatch
  /** Resolves a prepared batch in the caller's transaction. */
  readonly resolve: (sql: Sql, batch: PreparedBatch) => Promise<Resolution>
  /**
   * Makes two persons of one in the caller's transaction.
   * @throws RangeError for a person who is not there, or parts that are not the person's records.
   */
  readonly split: (sql: Sql, request: SplitRequest) => Promise<PersonSplit>
  /**
   * Erases a person in the caller's transaction; the event's number.
   * @throws RangeError for a person who is not there.
   */
  readonly erase: (sql: Sql, person: Uint8Array) => Promise<number>
  /** Prepares and resolves a batch in a transaction of its own. */
  readonly resolveRecords: (records: readonly DeliveredRecord[]) => Promise<Resolution['rows']>
  /** As `resolveRecords`, for records of one institution. */
  readonly resolveBatch: (
    institution: string,
    country: string,
    records: readonly Identity[],
  ) => Promise<readonly Numbers[]>
  /** The numbers that persons and households go by now, after merges, in the order asked. */
  readonly currentNumbers: (
    persons: readonly Uint8Array[],
    households: readonly Uint8Array[],
  ) => Promise<CurrentNumbers>
  /** The numbers that records of these fingerprints have now, after merges and splits, in the order asked. */
  readonly storedNumbers: (fingerprints: readonly Uint8Array[]) => Promise<readonly Numbers[]>
}

/** The resolver of persons and households, on the database of the role `ttp_identity`. */
export function openResolver(database: Database, ports: ResolverPorts): Resolver {
  const prepare: Resolver['prepare'] = (records) => prepareBatch(ports, records)
  const resolveRecords: Resolver['resolveRecords'] = async (records) => {
    const batch = prepare(records)
    return (await database.transaction((sql) => resolveBatch(sql, ports, batch))).rows
  }
  return {
    openVault: () => openVault(ports.vaultKey, ports.random),
    prepare,
    resolve: (sql, batch) => resolveBatch(sql, ports, batch),
    split: async (sql, request) => {
      await lockResolution(sql)
      return splitPerson(sql, batchTools(ports), request, ports.now())
    },
    erase: async (sql, person) => {
      await lockResolution(sql)
      return erasePerson(sql, batchTools(ports), person, ports.now())
    },
    resolveRecords,
    resolveBatch: (institution, country, records) =>
      resolveRecords(records.map((identity) => ({ institution, country, identity }))),
    currentNumbers: (persons, households) =>
      database.withConnection((sql) => findCurrentNumbers(sql, persons, households)),
    storedNumbers: async (fingerprints) => {
      const numbers: Numbers[] = fingerprints.map(() => undefined)
      const found = await database.withConnection((sql) => findFingerprints(sql, fingerprints))
      for (const { position, person, household } of found) numbers[position] = { person, household }
      return numbers
    },
  }
}
