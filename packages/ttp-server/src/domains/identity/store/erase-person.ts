import { addressKeys, blockingKeys } from '@sluis/ttp-core/identity'
import type { Sql } from '../../../kernel/database.ts'
import type { BatchTools } from '../batch/batch-tools.ts'
import { VALUES_MAX } from '../clusters/learn-values.ts'
import { recordsOf } from '../clusters/records-of.ts'
import { NO_EVENT } from '../events/event-body.ts'
import { addEvent } from '../events/event-rows.ts'
import { eraseConsents } from '../reveal/consent-rows.ts'
import type { Profile } from '../vault/profile.ts'
import { addressOf } from '../vault/profile.ts'
import { dropTokens } from './drop-tokens.ts'
import { eraseFromChunks, eraseFromEvents } from './erase-marks.ts'
import { eraseAllTokens, eraseHouseholds, erasePersonRows, findOwnHouseholds } from './erase-rows.ts'
import { eraseVerdicts } from './erase-verdicts.ts'
import { findPersons } from './find-persons.ts'
import { findNumbersOf, findPersonRecords } from './person-records.ts'
import { forgetReview } from './verdicts.ts'

/**
 * Erases a person, in the transaction of `sql`, which holds the lock of the resolution: profile and salt, fingerprints, tokens,
 * residences, where the person appeared, cases and verdicts, and the marks in chunks and events. The numbers stay, so that none is ever given out again.
 * What was delivered once and is delivered again is a new person.
 * @param person The number that the person goes by now.
 * @param form `unreadable` for a person of a restored backup, whose salt is gone: every token there is is looked at.
 * @returns The event's number.
 * @throws RangeError for a person who is not there: unknown, absorbed or erased already.
 */
export async function erasePerson(
  sql: Sql,
  tools: BatchTools,
  person: Uint8Array,
  now: Date,
  form: 'readable' | 'unreadable' = 'readable',
): Promise<number> {
  const [stored] = await findPersons(sql, [person])
  if (stored === undefined && form === 'readable') throw new RangeError('no such person')
  const profile = stored && tools.vault.open(stored.id, stored.salt, stored.sealed)
  const numbers = await findNumbersOf(sql, person)
  const records = await findPersonRecords(sql, person)
  const fingerprints = records.map(({ fingerprint }) => fingerprint)
  const households = await findOwnHouseholds(sql, person)
  if (profile !== undefined && isWhole(profile, records.length)) {
    await dropTokens(sql, tools.tokens(recordsOf(profile).flatMap(blockingKeys)), numbers)
    await eraseHouseholds(sql, households, tools.tokens(profile.addresses.map(addressOf).flatMap(addressKeys)))
  } else {
    await eraseAllTokens(sql, numbers)
    await eraseHouseholds(sql, households)
  }
  await eraseVerdicts(sql, tools, fingerprints, numbers)
  await erasePersonRows(sql, numbers, now)
  await forgetReview(sql, fingerprints)
  await eraseConsents(sql, fingerprints)
  await eraseFromChunks(sql, fingerprints)
  await eraseFromEvents(sql, fingerprints, numbers)
  return addEvent(sql, 'erase', { ...NO_EVENT, erased: numbers }, now)
}

/** Whether the records of the profile tell every token that the person may hold. */
function isWhole(profile: Profile, records: number): boolean {
  const { names, births, emails, mobiles, fixed, addresses, relations } = profile
  const lists = [names, births, emails, mobiles, fixed, addresses, relations]
  return profile.records.length === records && lists.every((list) => list.length < VALUES_MAX)
}
