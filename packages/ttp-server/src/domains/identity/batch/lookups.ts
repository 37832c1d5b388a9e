import type { Sql } from '../../../kernel/database.ts'
import { holdersMax } from '../blocking/block-limits.ts'
import { keyOf } from '../clusters/entries.ts'
import type { KnownFingerprint } from '../store/find-fingerprints.ts'
import { findFingerprints } from '../store/find-fingerprints.ts'
import type { TokenHolders } from '../store/find-holders.ts'
import { findHolders } from '../store/find-holders.ts'
import type { StoredPerson } from '../store/find-persons.ts'
import { findPersons } from '../store/find-persons.ts'
import { inOrder } from '../store/in-order.ts'
import { readAhead } from '../store/lock.ts'
import type { Touched } from '../store/turns.ts'
import { touchedSince } from '../store/turns.ts'
import type { Profile } from '../vault/profile.ts'
import type { Vault } from '../vault/vault.ts'
import type { AskedToken, HeldTokens } from './held-tokens.ts'
import { isSame, joinHolders, knownHolders, replaceHolders, stalePositions } from './held-tokens.ts'

/** A person whose profile was opened. */
export interface OpenPerson extends StoredPerson {
  readonly profile: Profile
}

type Numbers = Omit<KnownFingerprint, 'position'>

/**
 * What a batch asks of the store. Asked ahead of the batch's turn, an answer is kept; in its turn those are forgotten that somebody may
 * have changed since. Answers come in the order in which the store itself gives them: whether one was kept makes no difference to anything.
 */
export class Lookups {
  readonly #sql: Sql
  readonly #vault: Vault
  /** The turn after which everything was read. */
  readonly #turn: number
  readonly #fingerprints = new Map<string, { readonly fingerprint: Uint8Array; numbers: Numbers | undefined }>()
  readonly #persons = new Map<string, OpenPerson>()
  #held: HeldTokens | undefined

  private constructor(sql: Sql, vault: Vault, turn: number) {
    this.#sql = sql
    this.#vault = vault
    this.#turn = turn
  }

  static async open(sql: Sql, vault: Vault): Promise<Lookups> {
    return new Lookups(sql, vault, await readAhead(sql))
  }

  /**
   * Forgets what others may have changed; to be called in the batch's turn. Whether all that was said of fingerprints still holds.
   */
  async refresh(): Promise<boolean> {
    const touched = await touchedSince(this.#sql, this.#turn)
    if (touched === undefined) {
      for (const known of [this.#fingerprints, this.#persons]) known.clear()
      this.#held = undefined
      return false
    }
    if (this.#held !== undefined) this.#held = { ...this.#held, touched }
    for (const [key, { id, household }] of this.#persons) {
      if (touched.has(id) || touched.has(household)) this.#persons.delete(key)
    }
    return this.#forgetFingerprints(touched)
  }

  /** As `findFingerprints`. */
  async fingerprints(asked: readonly Uint8Array[]): Promise<readonly KnownFingerprint[]> {
    const keys = asked.map(keyOf)
    const missing = asked.filter((_, at) => !this.#fingerprints.has(keys[at] as string))
    const rows = await findFingerprints(this.#sql, missing)
    for (const fingerprint of missing) this.#fingerprints.set(keyOf(fingerprint), { fingerprint, numbers: undefined })
    for (const { position, ...numbers } of rows) {
      const fingerprint = missing[position] as Uint8Array
      this.#fingerprints.set(keyOf(fingerprint), { fingerprint, numbers })
    }
    const found: KnownFingerprint[] = []
    for (const position of inOrder(asked)) {
      const numbers = this.#fingerprints.get(keys[position] as string)?.numbers
      if (numbers !== undefined) found.push({ position, ...numbers })
    }
    return found
  }

  /** As `findHolders`, of each as many as are counted in its family. */
  async holders(asked: readonly AskedToken[]): Promise<readonly TokenHolders[]> {
    const held = this.#held
    // Mostly the same is asked again, and others changed little of it: then the answer need not be taken apart.
    const found =
      held !== undefined && isSame(held.asked, asked) ? await this.#again(held) : await this.#joined(held, asked)
    this.#held = { asked, found, touched: undefined }
    return found
  }

  /** The same once more: what others may have changed is asked for again. */
  async #again(held: HeldTokens): Promise<readonly TokenHolders[]> {
    const stale = stalePositions(held)
    if (stale.length === 0) return held.found
    return replaceHolders(held, stale, await this.#ask(stale.map((position) => held.asked[position] as AskedToken)))
  }

  /** Something else: what is known of it is kept. */
  async #joined(held: HeldTokens | undefined, asked: readonly AskedToken[]): Promise<readonly TokenHolders[]> {
    const known = knownHolders(held)
    if (known.size === 0) return this.#ask(asked)
    const missing = asked.filter(({ key }) => !known.has(key))
    return joinHolders(asked, known, missing, await this.#ask(missing))
  }

  #ask(asked: readonly AskedToken[]): Promise<readonly TokenHolders[]> {
    return findHolders(
      this.#sql,
      asked.map(({ token }) => token),
      asked.map(({ family }) => holdersMax(family)),
    )
  }

  /** As `findPersons`. */
  async persons(asked: readonly Uint8Array[]): Promise<readonly OpenPerson[]> {
    const keys = asked.map(keyOf)
    const missing = asked.filter((_, at) => !this.#persons.has(keys[at] as string))
    for (const stored of await findPersons(this.#sql, missing)) {
      const profile = this.#vault.open(stored.id, stored.salt, stored.sealed)
      this.#persons.set(keyOf(stored.id), { ...stored, profile })
    }
    const found: OpenPerson[] = []
    for (const position of inOrder(asked)) {
      const person = this.#persons.get(keys[position] as string)
      if (person !== undefined) found.push(person)
    }
    return found
  }

  #forgetFingerprints(touched: Touched): boolean {
    let holds = true
    for (const [key, { fingerprint, numbers }] of this.#fingerprints) {
      const values = [fingerprint, numbers?.person, numbers?.household, numbers?.latestHousehold]
      if (!values.some((value) => value !== undefined && touched.has(value))) continue
      this.#fingerprints.delete(key)
      holds = false
    }
    return holds
  }
}
