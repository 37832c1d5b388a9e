import { SALT_LENGTH } from '@sluis/ttp-core/identity'
import { appendAudit } from '../../../kernel/audit-append.ts'
import type { Database, Sql } from '../../../kernel/database.ts'
import { ServerError } from '../../../kernel/errors.ts'
import { BatchState } from '../batch/batch-state.ts'
import { batchTools } from '../batch/batch-tools.ts'
import { Lookups } from '../batch/lookups.ts'
import { distinctRecords } from '../batch/split-by-fingerprint.ts'
import { fillBlocks } from '../blocking/load-blocks.ts'
import { prepareBatch } from '../blocking/prepare.ts'
import { recordReader } from '../blocking/read-records.ts'
import { ACTOR_NAME } from '../erasure/erase-record.ts'
import { isAddressed } from '../households/home.ts'
import { modelInForce } from '../models/model-in-force.ts'
import type { ResolverPorts } from '../ports.ts'
import { countPersons } from '../store/count-persons.ts'
import type { Profile } from '../vault/profile.ts'
import type { SearchSetting, UnusedField } from './read-search.ts'
import { readSearch } from './read-search.ts'
import type { WeighedCandidate } from './weigh-candidates.ts'
import { weighCandidates } from './weigh-candidates.ts'

/** Candidates that are told of at most: of so many nobody can tell who asked. */
export const CANDIDATES_MAX = 20

/** A record by its mark (fingerprint, base64url), and who delivered it. */
export interface MarkedRecord {
  readonly mark: string
  readonly institution: string
}

/** A person whom the request may be of, without a word of who that is. */
export interface Candidate {
  /** Whether the resolver would take a record that says the same for this person. */
  readonly links: boolean
  /** Weight of all evidence in bits, to a tenth. */
  readonly bits: number
  /** Oldest first. */
  readonly records: readonly MarkedRecord[]
}

/** What a search came to. */
export interface Found {
  /** Best first, `CANDIDATES_MAX` at most. */
  readonly candidates: readonly Candidate[]
  /** How many more there are. */
  readonly more: number
  /** Fields of the request that could not be used. */
  readonly unused: readonly UnusedField[]
}

/** Who searches, on whose request, and for what. */
export interface Search extends Pick<SearchSetting, 'country' | 'institution'> {
  /** Who asks, in the form of an ACTOR of the audit log. */
  readonly reader: string
  /** The operator's own reference of the request, of the same form: never a name or an address. */
  readonly request: string
  /** The identifiers, as `readSearch` takes them. */
  readonly identifiers: Uint8Array
}

/**
 * Finds whom a data subject's request (Articles 15 and 17 GDPR) may be of, as the resolver would find whom a record is of. The store is
 * read in a transaction that cannot write. That somebody asked is in the audit log before the answer is given, found or not.
 * @throws ServerError `SEARCH_INVALID` for a request that is not whole or tells nobody from others, `MODEL_INVALID`, `MODEL_UNKNOWN`.
 */
export async function searchPersons(database: Database, ports: ResolverPorts, search: Search): Promise<Found> {
  const { reader, request, identifiers, country, institution } = search
  if (!ACTOR_NAME.test(reader) || !ACTOR_NAME.test(request)) throw new ServerError('SEARCH_INVALID')
  const { identity, unused } = readSearch(identifiers, { country, institution, now: ports.now() })
  const fresh = distinctRecords(prepareBatch(ports, [{ identity, country, institution: institution ?? '' }]))
  const tools = batchTools(ports)
  const [blocked] = recordReader(tools)(fresh)
  if (blocked === undefined) throw new ServerError('SEARCH_INVALID')
  const weighed = await database.transaction(async (sql) => {
    await sql.query('set transaction isolation level repeatable read, read only')
    const state = new BatchState(tools.random, ports.now().getTime())
    const lookups = await Lookups.open(sql, tools.vault)
    await fillBlocks(lookups, [blocked], (stored) => state.add(stored, isAddressed))
    return weighCandidates(blocked, { model: await modelInForce(sql, ports), persons: await countPersons(sql) })
  })
  const candidates = weighed.slice(0, CANDIDATES_MAX).map(candidateOf)
  await database.transaction((sql) => record(sql, ports, search, candidates))
  return { candidates, more: weighed.length - candidates.length, unused }
}

function candidateOf({ person, links, bits }: WeighedCandidate): Candidate {
  return { links, bits: Math.round(bits * 10) / 10, records: marksOf(person.profile) }
}

function marksOf({ records, institutions }: Profile): readonly MarkedRecord[] {
  return records.map(([mark, institution]) => ({ mark, institution: institutions[institution] ?? '' }))
}

async function record(
  sql: Sql,
  { now, random }: ResolverPorts,
  { reader, request }: Search,
  candidates: readonly Candidate[],
): Promise<void> {
  const records = candidates.reduce((sum, one) => sum + one.records.length, 0)
  await appendAudit(sql, {
    action: 'person.explained',
    actor: 'engine:identity',
    at: now(),
    salt: random(SALT_LENGTH),
    details: { reader, records, values: false, request },
  })
}
