import { openPart, parsePseudonymContent } from '../../../../../packages/ttp-core/src/roles/tenant.ts'
import type { ReplayWorld } from '../world.ts'
import type { ModelState } from './model.ts'
import { keyName, numbered } from './model.ts'

/** What can be seen of a state from outside; the same for the model and for the server. */
export interface Observation {
  /** In the order of purpose and epoch: two keys may be made in one moment. */
  readonly keys: readonly string[]
  /** Which keys are one key. */
  readonly identities: readonly number[]
  readonly batches: number
  readonly aside: number
  /** Which pseudonyms of one subject are one: those made under the same keys. */
  readonly pseudonyms: readonly number[]
  readonly log: Readonly<Record<string, number>>
}

/** What the model says that can be seen. */
export function observationOf(state: ModelState, base: number): Observation {
  const keys = state.keys
    .filter(([, key]) => key.state !== 'none')
    .map(([name, key]) => ({ ...keyName(name, base), ...key }))
    .sort((left, right) =>
      left.purpose < right.purpose ? -1 : left.purpose > right.purpose ? 1 : left.epoch - right.epoch,
    )
  return {
    keys: keys.map(
      ({ purpose, epoch, state: is }) =>
        `${purpose} ${epoch} ${is} ${is === 'destroyed' ? 'without seed' : 'with seed'}`,
    ),
    identities: numbered(keys.map(({ serial }) => String(serial))),
    batches: state.queue,
    aside: state.aside,
    pseudonyms: numbered(state.made.map((pair) => pair.join(' '))),
    log: {
      'key.created': state.created,
      'key.rotated': state.rotated,
      'key.planned': state.planned,
      'key.activated': state.activated,
      'key.retired': state.retired,
      'key.lent': state.lent,
      'key.destroyed': state.destroyed,
    },
  }
}

/** As long a batch that was put aside is left alone. */
const ASIDE_MS = 30_000

interface KeyRow {
  readonly purpose: string
  readonly epoch: number
  readonly state: string
  readonly seed: string
  readonly value: string
}

const KEYS = `select purpose, epoch, state, case when sealed_seed is null then 'without seed' else 'with seed' end as seed,
    encode(check_value, 'hex') as value
  from keys.key where purpose like 'pseudonym-%' order by purpose, epoch`
// What an engine lends itself at its start is no use of the keys of a domain.
const LOG = `select body::json ->> 'action' as action, count(*)::int as count
  from (select id, body from audit.pending union all select id, body from audit.entry) e
  where not e.id = any($1::uuid[]) group by 1`

/**
 * What can be seen of the server.
 * @param before Entries of the log that are of no concern here.
 */
export async function observe(world: ReplayWorld, before: readonly string[]): Promise<Observation> {
  const keys = await world.look<KeyRow>(KEYS)
  const [batches] = await world.look<{ all: number; aside: number }>(
    'select count(*)::int as all, count(*) filter (where taken_at >= $1)::int as aside from pseudonymise.batch',
    [new Date(world.now().getTime() - ASIDE_MS)],
  )
  const log = new Map(
    (await world.look<{ action: string; count: number }>(LOG, [before])).map(({ action, count }) => [action, count]),
  )
  const of = (action: string): number => log.get(action) ?? 0
  return {
    keys: keys.map(({ purpose, epoch, state, seed }) => `${purpose} ${epoch} ${state} ${seed}`),
    identities: numbered(keys.map(({ value }) => value)),
    batches: batches?.all ?? 0,
    aside: batches?.aside ?? 0,
    pseudonyms: numbered(await pseudonyms(world)),
    log: {
      'key.created': of('key.created'),
      'key.rotated': of('key.rotated'),
      'key.planned': of('key.planned'),
      'key.activated': of('key.activated'),
      'key.retired': of('key.retired'),
      'key.lent': of('key.lent'),
      'key.destroyed': of('key.destroyed'),
    },
  }
}

/** The pseudonyms of the one subject of all batches, as the tenant opens them, in the order of their making. */
async function pseudonyms(world: ReplayWorld): Promise<string[]> {
  const parts = await world.look<{ delivery: string; sealed: string }>(
    'select delivery, sealed from release.pseudonym_part order by delivery',
  )
  return Promise.all(
    parts.map(async ({ delivery, sealed }) => {
      const context = {
        kind: 'pseudonym',
        delivery,
        chunk: 0,
        institution: 'museum',
        tenant: 'tenant',
        domain: 'audience',
        schema: 'sluis-pseudonym/1',
      } as const
      const { content } = await openPart(sealed, context, {
        recipients: [world.parties.tenantSeal.privateJwk],
        signers: world.processes.publicKeys.key.sign,
      })
      return parsePseudonymContent(content).rows[0]?.person ?? 'none'
    }),
  )
}
