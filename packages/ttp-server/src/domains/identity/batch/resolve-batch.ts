import type { Sql } from '../../../kernel/database.ts'
import { fillBlocks } from '../blocking/load-blocks.ts'
import type { PreparedBatch } from '../blocking/prepare.ts'
import { recordReader } from '../blocking/read-records.ts'
import type { Doubt } from '../clusters/doubt.ts'
import type { PersonEntry } from '../clusters/entries.ts'
import { final, keyOf } from '../clusters/entries.ts'
import { placeRecord } from '../clusters/place-record.ts'
import { isAddressed } from '../households/home.ts'
import type { Settlement } from '../households/settle.ts'
import { settleHouseholds } from '../households/settle.ts'
import { modelInForce } from '../models/model-in-force.ts'
import type { ResolverPorts } from '../ports.ts'
import { queueCases } from '../review/queue-cases.ts'
import { addTokens } from '../store/add-tokens.ts'
import { countPersons } from '../store/count-persons.ts'
import { findPersons } from '../store/find-persons.ts'
import { addTurn } from '../store/turns.ts'
import type { Vault } from '../vault/vault.ts'
import { BatchState } from './batch-state.ts'
import { batchTools } from './batch-tools.ts'
import { householdSplits } from './household-splits.ts'
import { Lookups } from './lookups.ts'
import type { Resolution, ResolvedRow } from './resolution.ts'
import { resolveSeen } from './resolve-seen.ts'
import { numberAgain, splitConflicts } from './split-conflicts.ts'
import { takeTurn } from './take-turn.ts'
import type { Outcome } from './write-batch.ts'
import { finalPerson, sealChanged, settledHousehold, writeBatch } from './write-batch.ts'

/**
 * Resolves a batch in the transaction of `sql`: known records by their fingerprints, new ones by the rules and the scorer. Either all of it is
 * recorded or, when the transaction ends otherwise, nothing.
 */
export async function resolveBatch(sql: Sql, ports: ResolverPorts, batch: PreparedBatch): Promise<Resolution> {
  const now = ports.now()
  const day = now.toISOString().slice(0, 10)
  const tools = batchTools(ports)
  const { vault } = tools
  const state = new BatchState(tools.random, now.getTime())
  const readRecords = recordReader(tools)
  const lookups = await Lookups.open(sql, vault)
  const { fresh, known, alone } = await takeTurn(sql, lookups, batch, readRecords)
  if (!alone) return resolveSeen(sql, batch, known, now)
  const blocked = readRecords(fresh)
  const records = blocked.map(({ record }) => record)
  await fillBlocks(lookups, blocked, (stored) => state.add(stored, isAddressed))
  const scale = {
    model: await modelInForce(sql, ports),
    persons: fresh.length === 0 ? 0 : await countPersons(sql),
  }
  const newTokens: { token: Uint8Array; person: PersonEntry }[] = []
  const doubts: Doubt[] = []
  const persons = blocked.map((one, position) => {
    const mark = markOf(fresh[position]?.delivered.fingerprint)
    const { person, newBlocks, doubts: own } = placeRecord(one, mark, () => state.createPerson(), day, scale)
    for (const { token } of newBlocks) newTokens.push({ token, person })
    doubts.push(...own)
    return person
  })
  // All merges of persons are known: PostgreSQL writes the tokens, its longest work, while the profiles are sealed.
  const writing = addTokens(
    sql,
    newTokens.map(({ token, person }) => ({ token, person: final(person).id })),
  )
  // Should something fail before it is awaited, that error counts.
  writing.catch(() => undefined)
  const sealed = sealChanged(state, vault)
  const owned = fresh.flatMap((one, position) => {
    const [record, person] = [records[position], persons[position]]
    return record === undefined || person === undefined ? [] : [{ ...one, record, person: final(person) }]
  })
  const settlement = await settleHouseholds(sql, tools, state, owned, known, now)
  await loadMovers(sql, vault, state, settlement)
  const placed = owned.flatMap((one, position) => {
    const household = settlement.households[position]
    return household === undefined ? [] : [{ ...one, household }]
  })
  const outcome: Outcome = { state, known, placed, sealed, settlement, now }
  await writing
  const { merges, moved, made, touched } = await writeBatch(sql, outcome)
  const conflicts = await queueCases(
    sql,
    { doubts, persons: state.persons, merges: merges.persons, seen: fresh.length, made },
    scale,
  )
  const parted = await splitConflicts(sql, tools, conflicts, scale, now)
  const tokens = newTokens.map(({ token }) => token)
  if (touched.length + tokens.length + parted.numbers.size > 0)
    await addTurn(sql, parted.touched && [...touched, ...tokens, ...parted.touched])
  const fingerprints = batch.rows.map((row) => row?.fingerprint)
  return {
    rows: await numberAgain(sql, rowsOf(batch, outcome), fingerprints, parted),
    splits: [...(await householdSplits(sql, moved)), ...parted.splits],
    merges: [
      ...merges.persons.map(({ absorbed, survivor }) => ({ kind: 'person' as const, absorbed, survivor })),
      ...merges.households.map(({ absorbed, survivor }) => ({ kind: 'household' as const, absorbed, survivor })),
    ],
    profiles: new Map(
      [...state.persons].flatMap(({ id, profile }) => (parted.numbers.has(keyOf(id)) ? [] : [[keyOf(id), profile]])),
    ),
  }
}

/** Opens the profiles of those who go to live elsewhere without a record of their own in the batch. */
async function loadMovers(sql: Sql, vault: Vault, state: BatchState, { moves }: Settlement): Promise<void> {
  const absent = new Map(moves.all.map(({ person }) => [keyOf(person), person]))
  for (const { id } of state.persons) absent.delete(keyOf(id))
  for (const stored of await findPersons(sql, [...absent.values()])) {
    const person = state.load(stored, vault, isAddressed)
    if (person.household !== undefined) person.household = moves.settled(person.id, person.household)
  }
}

/** A fingerprint as profiles hold it. */
function markOf(fingerprint: Uint8Array = new Uint8Array(0)): string {
  return Buffer.from(fingerprint.buffer, fingerprint.byteOffset, fingerprint.byteLength).toString('base64url')
}

function rowsOf(batch: PreparedBatch, outcome: Outcome): (ResolvedRow | undefined)[] {
  const { state, known, placed } = outcome
  const rows: (ResolvedRow | undefined)[] = batch.rows.map(() => undefined)
  const fill = (positions: readonly number[], row: ResolvedRow): void => {
    for (const position of positions) rows[position] = row
  }
  for (const { delivered, positions, person, household } of placed) {
    fill(positions, { person: final(person).id, household: final(household).id, delivered })
  }
  for (const { delivered, positions, person, household } of known) {
    const owner = finalPerson(state, person)
    const row = { person: owner, household: settledHousehold(outcome, owner, household), delivered }
    fill(positions, row)
  }
  return rows
}
