import type { Sql } from '../../../kernel/database.ts'
import type { FoundCase } from '../review/find-cases.ts'
import type { Question } from '../review/worth.ts'
import { column, rowsOf, runPrepared, sixteenBytes } from './columns.ts'

/** One in so many of the records seen may be asked about. */
export const RECORDS_PER_CASE = 100
/** So many wait for each that may be asked: an answer changes what others are worth, and answers some. */
const WAITING_PER_CASE = 6

const bytesOf = (mark: string): Buffer => Buffer.from(mark, 'base64url')

/** Counts records as seen: each may add a hundredth of a case to the queue; and persons made. Returns how many records there were in all. */
export async function countSeen(sql: Sql, records: number, persons: number): Promise<number> {
  const [row] = await runPrepared<[number]>(
    sql,
    'identity-count-seen',
    `insert into identity.review_scope as s (records, persons) values ($1, $2) on conflict (only_row)
     do update set records = s.records + excluded.records, persons = s.persons + excluded.persons returning records::float8`,
    [records, persons],
  )
  return row?.[0] ?? 0
}

// Not as a join (`offset 0`), and not `state = 'open'`: an index of open cases alone, of which a young store has none, would seem the
// cheapest to read to its end, for each case that is added.
const otherCase = (person: number, other: number): string => `
    select from identity.review_case c where c.person = ${sixteenBytes(person)} and c.other_person = ${sixteenBytes(other)}
      and c.state not in ('decided', 'obsolete') and (c.record, c.other) is distinct from (${sixteenBytes(1)}, ${sixteenBytes(2)}) offset 0`

const ADD = `
  insert into identity.review_case (ask, record, other, person, other_person, bits, evidence, model, worth)
  select ($5::text[])[i + 1], ${sixteenBytes(1)}, ${sixteenBytes(2)}, ${sixteenBytes(3)}, ${sixteenBytes(4)},
    ($6::float8[])[i + 1], ($7::text[])[i + 1], ($8::int[])[i + 1], ($9::float8[])[i + 1]
  from ${rowsOf(10)}
  where not exists (${otherCase(3, 4)}) and not exists (${otherCase(4, 3)})
  on conflict (record, other) where state = 'open' do update
  set bits = excluded.bits, evidence = excluded.evidence, model = excluded.model,
    worth = excluded.worth / 2 ^ identity.review_case.skips`

/**
 * Adds cases, or weighs anew those of the same records; a pair of persons has one open case. What was skipped counts half as much
 * each time.
 */
export async function addCases(sql: Sql, cases: readonly FoundCase[]): Promise<void> {
  if (cases.length === 0) return
  await sql.query({ name: 'identity-add-cases', text: ADD, values: caseColumns(cases) })
}

/** Cases as the parameters of a statement: ten, the last their number. The person of the lesser number comes first. */
export function caseColumns(cases: readonly FoundCase[]): unknown[] {
  const ordered = cases.map((one) => {
    const exchange = Buffer.compare(one.persons[0], one.persons[1]) > 0
    const [first, second] = exchange ? [1, 0] : [0, 1]
    return {
      ...one,
      mark: one.marks[first] as string,
      other: one.marks[second] as string,
      person: one.persons[first] as Uint8Array,
      otherPerson: one.persons[second] as Uint8Array,
    }
  })
  return [
    column(ordered.map(({ mark }) => bytesOf(mark))),
    column(ordered.map(({ other }) => bytesOf(other))),
    column(ordered.map(({ person }) => person)),
    column(ordered.map(({ otherPerson }) => otherPerson)),
    ordered.map(({ ask }) => ask),
    ordered.map(({ bits }) => bits),
    ordered.map(({ evidence }) => evidence),
    ordered.map(({ model }) => model),
    ordered.map(({ worth }) => worth),
    ordered.length,
  ]
}

/** Takes the least worthy cases out, so that no more wait than so many records allow. */
export async function trimCases(sql: Sql, records: number): Promise<void> {
  const most = Math.floor(records / RECORDS_PER_CASE) * WAITING_PER_CASE
  await sql.query({
    name: 'identity-trim-cases',
    text: `
      delete from identity.review_case where id in (
        select id from identity.review_case where state = 'open' order by worth, id desc
        limit greatest(0, (select count(*) from identity.review_case where state = 'open') - $1::bigint))`,
    values: [most],
  })
}

const FOLLOW_OWNERS = `
  update identity.review_case c set person = f.person, other_person = g.person
   from identity.fingerprint f, identity.fingerprint g
   where c.state = 'open' and (c.person = any ($1::bytea[]) or c.other_person = any ($1::bytea[]))
     and f.fingerprint = c.record and g.fingerprint = c.other`
const END_ANSWERED = `
  update identity.review_case c set state = 'obsolete'
   where c.state = 'open' and (c.person = any ($1::bytea[]) or c.other_person = any ($1::bytea[]))
     and (c.ask = 'join') = (c.person = c.other_person)`

/**
 * Follows merges and splits: a case goes by whom its records are now. Whether two are one is not asked when they are, nor whether
 * one is two when it is.
 * @param before Numbers that may stand in cases. @param after Those and the numbers that their records may have now.
 */
export async function followChanges(
  sql: Sql,
  before: readonly Uint8Array[],
  after: readonly Uint8Array[],
): Promise<void> {
  if (before.length === 0) return
  await sql.query({ name: 'identity-case-owners', text: FOLLOW_OWNERS, values: [before] })
  await sql.query({ name: 'identity-case-ends', text: END_ANSWERED, values: [[...before, ...after]] })
}

/** A case as the table has it, with whose its records are now. */
export interface ReviewCase {
  readonly id: number
  readonly ask: Question
  readonly marks: readonly [record: string, other: string]
  /** Undefined where a record is gone. */
  readonly persons: readonly [Uint8Array | undefined, Uint8Array | undefined]
  readonly bits: number
  readonly evidence: string
  readonly model: number
  readonly worth: number
  readonly skips: number
  readonly state: 'open' | 'decided' | 'obsolete'
}

type Row = [
  string,
  Question,
  Buffer,
  Buffer,
  Buffer | null,
  Buffer | null,
  number,
  string,
  number,
  number,
  number,
  ReviewCase['state'],
]
const COLUMNS = `
  select c.id::text, c.ask, c.record, c.other, f.person, g.person, c.bits, c.evidence, c.model, c.worth, c.skips, c.state
  from identity.review_case c
  left join identity.fingerprint f on f.fingerprint = c.record
  left join identity.fingerprint g on g.fingerprint = c.other`

const MAY_BE_ASKED = `
  select greatest(0, coalesce((select records from identity.review_scope), 0) / $1::bigint
    - (select count(*) from identity.review_case where state = 'decided'))::float8`

/** How many cases may still be asked. What was answered counts. */
export async function countAskable(sql: Sql): Promise<number> {
  const [row] = await runPrepared<[number]>(sql, 'identity-count-askable', MAY_BE_ASKED, [RECORDS_PER_CASE])
  return row?.[0] ?? 0
}

/** Open cases whether they may be asked already or wait until more was seen, those first whose answer is worth most. */
export async function listWaiting(sql: Sql, limit: number): Promise<ReviewCase[]> {
  const text = `${COLUMNS} where c.state = 'open' order by c.worth desc, c.id limit $1`
  return (await runPrepared<Row>(sql, 'identity-list-waiting-cases', text, [limit])).map(caseOf)
}

/** One case, open or not; undefined when there is none of this number. */
export async function findCase(sql: Sql, id: number): Promise<ReviewCase | undefined> {
  const [row] = await runPrepared<Row>(sql, 'identity-find-case', `${COLUMNS} where c.id = $1`, [id])
  return row === undefined ? undefined : caseOf(row)
}

function caseOf([
  id,
  ask,
  record,
  other,
  person,
  otherPerson,
  bits,
  evidence,
  model,
  worth,
  skips,
  state,
]: Row): ReviewCase {
  return {
    id: Number(id),
    ask,
    marks: [record.toString('base64url'), other.toString('base64url')],
    persons: [person ?? undefined, otherPerson ?? undefined],
    bits,
    evidence,
    model,
    worth,
    skips,
    state,
  }
}

/** Ends a case. */
export async function closeCase(sql: Sql, id: number, state: 'decided' | 'obsolete'): Promise<void> {
  await sql.query('update identity.review_case set state = $2 where id = $1', [id, state])
}

/** Puts a case back: it is worth half as much from now on. */
export async function skipCase(sql: Sql, id: number): Promise<void> {
  await sql.query('update identity.review_case set skips = skips + 1, worth = worth / 2 where id = $1', [id])
}
