import type { Claim, Verdict } from '../claim.ts'
import { explore } from './rumur.ts'
import type { Search } from './spin.ts'
import { search } from './spin.ts'

const SCOPE =
  'one delivery of two chunks, one tenant (a change takes the way of a chunk and is not modelled); a worker of which there are two stands for two engines, two gateways, or two steps of one'
const DATABASE =
  'PostgreSQL: transactions all or nothing, read committed, row and advisory locks freed with their transaction'
const DURABLE = 'what is committed stays: the database does not lose commits (EXHA-6 does without this for the log)'
const ASSUMPTIONS = [SCOPE, DATABASE, DURABLE]

type Run = readonly [name: string, flags: readonly string[], found: string, progress?: Search['progress']]

async function searches(model: Search['model'], runs: readonly Run[]): Promise<readonly Verdict[]> {
  return Promise.all(
    runs.map(([name, flags, found, progress]) =>
      search({ name, model, flags, ...(progress === undefined ? {} : { progress }) }, found),
    ),
  )
}

const gate: Claim = {
  id: 'EXHA-1',
  clauses: ['RELE-5', 'AUDI-23', 'DELI-19'],
  statement:
    'Whatever crashes and however the steps interleave: a tenant is never given an item before a durable checkpoint of the log covers its entry.',
  model: 'exhaustive/pipeline.pml',
  assumptions: ASSUMPTIONS,
  control: 'cursors are given without asking for the checkpoint',
  prove: () =>
    searches('pipeline.pml', [
      ['every worker once', [], 'no error'],
      ['two writers of the log', ['SEQUENCERS=2', 'FROM_BATCHES'], 'no error'],
    ]),
  refute: () =>
    searches('pipeline.pml', [
      ['flaw: no gate', ['NO_GATE'], 'released before a checkpoint'],
      ['reached: everything delivered, acknowledged, deleted', ['REACH_END'], 'the end is reached'],
    ]),
}

const once: Claim = {
  id: 'EXHA-2',
  clauses: ['DELI-10', 'DELI-18', 'DELI-23', 'DELI-24'],
  statement:
    'Whatever crashes and however the steps interleave: a closed delivery passes intake and both engines with nothing lost and nothing doubled, and of a refused one nothing is released.',
  model: 'exhaustive/pipeline.pml',
  assumptions: ASSUMPTIONS,
  control:
    'closing again records again; no lock on the row; taken from the queue before the work is done; every statement a transaction of its own',
  prove: () =>
    searches('pipeline.pml', [
      ['two requests to close', ['INTAKES=2'], 'no error'],
      ['two identity engines', ['IDENTITIES=2', 'FROM_CLOSED'], 'no error'],
      ['two key engines', ['KEYS=2', 'FROM_BATCHES'], 'no error'],
    ]),
  refute: () =>
    searches('pipeline.pml', [
      ['flaw: closing again is not noticed', ['CLOSE_AGAIN'], 'an entry twice'],
      ['flaw: no lock on the row', ['NO_ROW_LOCK', 'IDENTITIES=2'], 'a chunk twice'],
      ['flaw: taken before it is done', ['DELETE_FIRST'], 'the invariant, or what was to be reached'],
      ['flaw: no transactions', ['AUTOCOMMIT'], 'something is missing when it is fetched'],
      ['reached: refused, and everything deleted', ['REACH_REFUSED'], 'the end is reached'],
    ]),
}

const feed: Claim = {
  id: 'EXHA-3',
  clauses: ['RELE-6', 'RELE-7'],
  statement:
    'Two gateways at once: each chunk becomes one item with one cursor, and the cursors of a feed have no gap and never change.',
  model: 'exhaustive/pipeline.pml',
  assumptions: ASSUMPTIONS,
  control: 'no lock on the feed; no lock on the parts that become an item',
  prove: () => searches('pipeline.pml', [['two gateways', ['GATEWAYS=2', 'FROM_BATCHES'], 'no error']]),
  refute: () =>
    searches('pipeline.pml', [
      ['flaw: no lock on the feed', ['NO_FEED_LOCK', 'GATEWAYS=2', 'FROM_BATCHES'], 'a cursor that changes'],
      ['flaw: no lock on the parts', ['NO_ASSEMBLE_LOCK', 'GATEWAYS=2', 'FROM_BATCHES'], 'an item twice'],
    ]),
}

const deletion: Claim = {
  id: 'EXHA-4',
  clauses: ['RELE-10', 'RELE-13', 'RELE-21'],
  statement:
    'A tenant that can be killed at any moment gets every item once; the TTP deletes a part only when the tenant has stored and acknowledged it.',
  model: 'exhaustive/pipeline.pml',
  assumptions: [...ASSUMPTIONS, 'the tenant stores an item and its cursor in one step, as its journal does'],
  control: 'the tenant acknowledges before it stores',
  prove: () => searches('pipeline.pml', [['every worker once', ['FROM_BATCHES'], 'no error']]),
  refute: () =>
    searches('pipeline.pml', [
      ['flaw: acknowledged before stored', ['ACKNOWLEDGE_FIRST', 'FROM_BATCHES'], 'deleted before the tenant had it'],
    ]),
}

const progress: Claim = {
  id: 'EXHA-5',
  clauses: ['AUDI-20', 'DELI-23', 'RELE-4'],
  statement:
    'Every closed delivery is in the end released and deleted after acknowledgement, or refused and deleted; its receipt comes; no entry waits for ever.',
  model: 'exhaustive/pipeline.pml',
  assumptions: [
    ...ASSUMPTIONS,
    'weak fairness: a worker that can go on for ever does so; at most two crashes, at any step (one before the receipt)',
  ],
  control: 'a lock of the log that outlives its holder',
  prove: () =>
    searches('pipeline.pml', [
      ['settled in the end', ['PROGRESS', 'CRASHES=2', 'FROM_CLOSED'], 'no error', 'settled'],
      ['no entry waits for ever', ['PROGRESS', 'CRASHES=2', 'FROM_CLOSED'], 'no error', 'logged'],
      ['the receipt comes', ['PROGRESS', 'CRASHES=1'], 'no error', 'receipt'],
    ]),
  refute: () =>
    searches('pipeline.pml', [
      ['flaw: the lock stays', ['PROGRESS', 'CRASHES=1', 'LOCK_STAYS'], 'for ever without progress', 'logged'],
    ]),
}

const LOG = 'a log of three entries; the Merkle root stands for its content (collisions of SHA-256 are left out)'
const FLUSH =
  'PostgreSQL flushes its write-ahead log in order, and shows a commit that waits for the disk only after that'

const log: Claim = {
  id: 'EXHA-6',
  clauses: ['AUDI-20', 'AUDI-21', 'AUDI-22'],
  statement:
    'Two writers, crashes of either and of the database: the log that anybody was ever shown never rolls back, never forks, has each entry once, and every entry under its head can be proved.',
  model: 'exhaustive/log.pml',
  assumptions: [LOG, FLUSH, 'other transactions need not wait for the disk'],
  control:
    'no lock and no key on the index; a commit that is seen before it is durable; the checkpoint before its entries; a known entry taken again',
  prove: () =>
    searches('log.pml', [
      ['two writers', [], 'no error'],
      ['an identifier that comes again', ['SENT_AGAIN', 'WRITERS=1'], 'no error'],
    ]),
  refute: () =>
    searches('log.pml', [
      ['flaw: no lock', ['NO_LOCK'], 'the log forked'],
      ['flaw: seen before durable', ['NOT_DURABLE'], 'the log rolled back'],
      ['flaw: checkpoint before entries', ['STATEMENTS_APART'], 'a checkpoint without its entries'],
      ['flaw: a known entry taken', ['KNOWN_TAKEN', 'SENT_AGAIN'], 'an entry twice'],
      ['reached: all entries shown', ['REACH_END'], 'the invariant, or what was to be reached'],
    ]),
}

const olderCopy: Claim = {
  id: 'EXHA-7',
  clauses: ['AUDI-22'],
  statement:
    'When somebody puts an older copy of the database in place, a writer that had seen more signs nothing; when only the checkpoints are older, no writer does.',
  model: 'exhaustive/log.pml',
  assumptions: [
    LOG,
    FLUSH,
    'a writer that starts after a whole older copy was put in place cannot know: a reader who kept a checkpoint does',
  ],
  control: 'the size seen is forgotten; checkpoint, tiles and entries are not compared',
  prove: () => searches('log.pml', [['an older copy', ['OPERATOR', 'WRITERS=1'], 'no error']]),
  refute: () =>
    searches('log.pml', [
      ['flaw: size seen forgotten', ['OPERATOR', 'WRITERS=1', 'NO_SIZE_SEEN'], 'signed on an older copy'],
      ['flaw: nothing compared', ['OPERATOR', 'WRITERS=1', 'NOTHING_CHECKED'], 'signed on an older copy'],
      [
        'reached: a writer stands still',
        ['OPERATOR', 'WRITERS=1', 'REACH_STOP'],
        'the invariant, or what was to be reached',
      ],
    ]),
}

const gateways: Claim = {
  id: 'EXHA-8',
  clauses: ['RELE-5', 'RELE-6', 'RELE-10'],
  statement:
    'Three gateways that publish, crash and begin again, and a tenant that acknowledges: a feed of four items has no gap, no cursor twice and none that changes, whatever the order in which items become visible.',
  model: 'exhaustive/feed.m',
  assumptions: ['one tenant, four items, three gateways that are all alike', DATABASE, DURABLE],
  control:
    'no lock on the feed; no question for the checkpoint; acknowledging deletes what was not stored; a feed of which nothing is ever acknowledged',
  prove: async () => [await explore('three gateways, four items', 'feed.m', null)],
  refute: () =>
    Promise.all([
      explore(
        'flaw: no lock on the feed',
        'feed.m',
        ['!feedLocked() & exists i', 'exists i'],
        'broken: a cursor never changes',
      ),
      explore(
        'flaw: no gate',
        'feed.m',
        ['cursor[i] = 0 & covered[i];', 'cursor[i] = 0;'],
        'broken: no cursor without a durable checkpoint',
      ),
      explore(
        'flaw: too much is deleted',
        'feed.m',
        ['cursor[i] <= have then', 'cursor[i] <= lastCursor then'],
        'broken: deleted only when the tenant has it',
      ),
      explore(
        'flaw: nothing is acknowledged',
        'feed.m',
        ['have > acknowledged &', 'false &'],
        'never reached: everything delivered, acknowledged and deleted',
      ),
    ]),
}

export const claims: readonly Claim[] = [gate, once, feed, deletion, progress, log, olderCopy, gateways]
