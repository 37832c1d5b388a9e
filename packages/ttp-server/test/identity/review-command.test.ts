import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { Identity } from '@sluis/ttp-core/identity'
import { SecretKey } from '@sluis/ttp-core/identity'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Resolver } from '../../src/domains/identity/index.ts'
import { ensureModel, openKeys, openResolver } from '../../src/domains/identity/index.ts'
import type { Step } from '../support/on-terminal.ts'
import { runOnTerminal } from '../support/on-terminal.ts'
import type { Ran } from '../support/sluis-server.ts'
import { runServer } from '../support/sluis-server.ts'
import { makeDataFolder } from './data-folder.ts'
import type { Store } from './store.ts'
import { startStore } from './store.ts'

const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length))
let store: Store
let resolver: Resolver
let data: string
beforeAll(async () => {
  store = await startStore()
  const folder = await makeDataFolder(store)
  data = folder.data
  const { linkage, vault, sign } = await openKeys(store.identity, SecretKey.from(folder.root), random)
  await store.identity.transaction((sql) => ensureModel(sql, sign, { now: () => new Date(), random }))
  resolver = openResolver(store.identity, { linkageKey: linkage, vaultKey: vault, random, now: () => new Date() })
})
afterAll(async () => {
  await store.stop()
  await rm(data, { recursive: true, force: true })
})

const crowd = Array.from({ length: 200 }, (_, at): Identity => ({ email: `visitor${at}@crowd${at}.example` }))
const pair = (familyName: string): Identity[] => [
  { givenName: 'Tjitske', familyName, city: 'Ede', postcode: '6717CD' },
  { initials: 'T.', familyName, city: 'Ede', postcode: '6711AB' },
]
beforeEach(async () => {
  await store.empty()
  await resolver.resolveBatch('crowd', 'NL', crowd)
  await resolver.resolveBatch('museum', 'NL', pair('Hoekzema'))
  await resolver.resolveBatch('cinema', 'NL', pair('Terpstra'))
})

/** Runs the command; `typed` is all that its terminal hears. */
const review = (words: readonly string[], typed = ''): Promise<Ran> =>
  runServer(['review', '--data', data, ...words], {}, typed)

const owners = async (familyName: string): Promise<number> => {
  const institution = familyName === 'Hoekzema' ? 'museum' : 'cinema'
  const numbers = await resolver.resolveBatch(institution, 'NL', pair(familyName))
  return new Set(numbers.map((row) => Buffer.from(row?.person ?? []).toString('hex'))).size
}

test('a case stands side by side with the weight of each comparison, the model and what each answer changes [LINK-55]', async () => {
  const { code, stdout, stderr } = await review(['--reviewer', 'anna'], 'd\ntwo aunts\nq\n')
  expect(stderr).toBe('')
  expect(code).toBe(0)
  expect(stdout).toMatch(/^Case \d+ · linkage model 1\nAre these two persons one\?/)
  expect(stdout).toMatch(/surname {8}(hoekzema|terpstra) +\1 +equal +\+8\.6/)
  expect(stdout).toMatch(/given name .*tjitske.* initial +\+2\.6/)
  expect(stdout).toMatch(/address .*6717CD Ede.*/i)
  expect(stdout).toMatch(/before anything was compared +-14\.0/)
  expect(stdout).toMatch(/same {6} +persons 2 → 1, households 2 → 1, pseudonym domains told: 0/)
  expect(stdout).toMatch(/different +persons 2 → 2/)
  expect(stdout).toContain('Remembered; nobody changed.')
  const { rows } = await store.owner.withConnection((sql) =>
    sql.query('select decision, reviewer from identity.verdict'),
  )
  expect(rows).toEqual([{ decision: 'different', reviewer: 'anna' }])
})

test('in Dutch, to the last case; what is skipped is not shown again in one sitting', async () => {
  const { stdout } = await review(['--reviewer', 'anna', '--language', 'nl'], 'o\nweet niet\nz\n\nzelfde mens\n')
  expect(stdout).toMatch(/^Geval \d+ · koppelmodel 1\nZijn deze twee personen één\?/)
  expect(stdout).toMatch(/achternaam .* gelijk/)
  expect(stdout).toContain('Teruggelegd.')
  expect(stdout).toContain('Een reden van hoogstens 500 tekens is nodig.')
  expect(stdout).toContain('Samengevoegd tot één persoon.')
  expect(stdout).toContain('Er staat geen geval open.')
  expect([await owners('Hoekzema'), await owners('Terpstra')].sort()).toEqual([1, 2])
})

test('for scripts: the list has levels and no values, and a decision is one call [LINK-55]', async () => {
  const { stdout } = await review(['--json'])
  expect(stdout).not.toMatch(/tjitske|hoekzema|terpstra|\b6717(?:CD)?\b/i)
  const cases = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { case: number; ask: string; evidence: string })
  expect(cases).toHaveLength(2)
  expect(cases[0]).toMatchObject({ ask: 'join', evidence: '04----9-', model: 1, skips: 0 })
  const [one] = cases
  const decided = await review(['same', '--decide', String(one?.case), '--reviewer', 'anna', '--reason', 'one aunt'])
  expect(JSON.parse(decided.stdout)).toEqual({ case: one?.case, outcome: 'joined', changes: 0 })
  expect([await owners('Hoekzema'), await owners('Terpstra')].sort()).toEqual([1, 2])
})

test.each<[string, string[], string]>([
  ['no name', ['same', '--decide', '1', '--reason', 'Tjitske'], 'REVIEW_DECISION_INVALID'],
  ['no reason', ['same', '--decide', '1', '--reviewer', 'anna'], 'REVIEW_DECISION_INVALID'],
  [
    'another word',
    ['perhaps', '--decide', '1', '--reviewer', 'anna', '--reason', 'Tjitske'],
    'REVIEW_DECISION_INVALID',
  ],
  ['no such case', ['same', '--decide', '999999', '--reviewer', 'anna', '--reason', 'Tjitske'], 'REVIEW_CASE_UNKNOWN'],
  ['no number', ['same', '--decide', 'Tjitske', '--reviewer', 'anna', '--reason', 'x'], 'REVIEW_CASE_UNKNOWN'],
])('%s is refused with its code, and nothing that was typed is in the error', async (_what, words, expected) => {
  const { code, stdout, stderr } = await review(words)
  expect(code).toBe(1)
  expect(stdout).toBe('')
  expect(JSON.parse(stderr)).toMatchObject({ code: expected })
  expect(stderr).not.toContain('Tjitske')
})

/** What stands in the store of who is who and of what was said. */
const standing = async () => {
  const { rows } = await store.owner.withConnection((sql) =>
    sql.query(`
      select (select jsonb_agg(f order by f.fingerprint) from identity.fingerprint f) as records,
        (select jsonb_agg(c order by c.id) from identity.review_case c) as cases,
        (select count(*)::int from identity.verdict) as verdicts, (select count(*)::int from identity.event) as events,
        (select count(*)::int from audit.pending) as entries`),
  )
  return rows[0]
}
const onTerminal = (steps: readonly Step[]) => runOnTerminal(['review', '--data', data, '--reviewer', 'anna'], steps)

test('on a terminal: a key that means nothing asks again, the window may be resized, and each answer counts', async () => {
  const { shown, code } = await onTerminal([
    { shown: '[q]uit > ', keys: 'x\r' },
    { shown: '[q]uit > ', resize: [20, 40], keys: 'd\r' },
    { shown: 'reason > ', keys: '\r' },
    { shown: 'A reason of at most', resize: [60, 200] },
    { shown: 'reason > ', keys: 'twee nichten, Zoë en Tjitske\r' },
    { shown: 'Remembered; nobody changed.' },
    { shown: '[q]uit > ', keys: 'same\r' },
    { shown: 'reason > ', keys: 'one aunt\r' },
    { shown: 'Joined into one person.' },
  ])
  expect(code).toBe(0)
  expect(shown).toContain('No case is open.')
  const { rows } = await store.owner.withConnection((sql) =>
    sql.query('select decision from identity.verdict order by seq'),
  )
  expect(rows).toEqual([{ decision: 'different' }, { decision: 'same' }])
  expect([await owners('Hoekzema'), await owners('Terpstra')].sort()).toEqual([1, 2])
})

test.each<[string, string, 'prompt' | 'reason', number]>([
  ['Ctrl-C before an answer', '\u0003', 'prompt', -2],
  ['Ctrl-C between the answer and its reason', '\u0003', 'reason', -2],
  ['Ctrl-C within the reason', 'one au\u0003', 'reason', -2],
  ['the end of input between the answer and its reason', '\u0004', 'reason', 0],
])('on a terminal: %s leaves nothing half done', async (_what, keys, at, expected) => {
  const before = await standing()
  const { code } = await onTerminal([
    ...(at === 'prompt' ? [] : [{ shown: '[q]uit > ', keys: 's\r' }]),
    { shown: at === 'prompt' ? '[q]uit > ' : 'reason > ', keys },
  ])
  expect(code).toBe(expected)
  expect(await standing()).toEqual(before)
})
