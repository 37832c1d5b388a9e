import { epochOf, Forwarding } from '@sluis/ttp-core/tenant'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TenantChange } from '../../src/tenant/index.ts'

const SYMBOLS = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'

/** A text with a readable epoch, as a printed pseudonym has it; no key is needed to compare names. */
function name(subject: number, epoch: number): string {
  const bits = (1 << 24) | (epoch << 1)
  const symbols = [20, 15, 10, 5, 0].map((shift) => SYMBOLS.charAt((bits >> shift) & 31)).join('')
  return `aud_p1${symbols}${SYMBOLS.charAt(subject).repeat(64)}`
}

const merge = (epoch: number, [old, into]: readonly [number, number]): TenantChange =>
  ({ change: 'merge', kind: 'person', old: name(old, epoch), new: name(into, epoch) }) as TenantChange
const rewrap = (subject: number, from: number, to: number): TenantChange =>
  ({ change: 'rewrap', kind: 'person', old: name(subject, from), new: name(subject, to) }) as TenantChange

test('the epoch of a printed pseudonym is read from its text', () => {
  for (const epoch of [1, 2, 255, 256, 65_535]) expect(epochOf(name(3, epoch))).toBe(epoch)
  expect(epochOf('aud_x1')).toBe(0)
})

/** Whose rows are whose in the end, when the TTP merges and splits over several epochs. */
interface Story {
  readonly acts: readonly (
    | { readonly act: 'row'; readonly subject: number }
    | { readonly act: 'merge'; readonly old: number; readonly new: number }
    | { readonly act: 'split'; readonly row: number; readonly to: number }
    | { readonly act: 'rotate' }
  )[]
}

const SUBJECTS = 8
const act = fc.oneof(
  { weight: 4, arbitrary: fc.record({ act: fc.constant('row' as const), subject: fc.nat(SUBJECTS - 1) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('merge' as const),
      old: fc.nat(SUBJECTS - 1),
      new: fc.nat(SUBJECTS - 1),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('split' as const), row: fc.nat(15), to: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('rotate' as const) }) },
)

/** Plays a TTP that keeps its rules: who was absorbed never comes back, a merge is told once, a split goes to a number in use or new. */
function play({ acts }: Story) {
  const absorbed = new Map<number, number>()
  const end = (subject: number): number => {
    const next = absorbed.get(subject)
    return next === undefined ? subject : end(next)
  }
  let epoch = 1
  let seq = 0
  let fresh = SUBJECTS
  const owners: number[] = []
  const rows: { readonly row: number; readonly came: string }[] = []
  const changes: TenantChange[] = []
  for (const one of acts) {
    if (one.act === 'rotate') epoch += 1
    else if (one.act === 'row') {
      const subject = end(one.subject)
      rows.push({ row: owners.length, came: name(subject, epoch) })
      owners.push(subject)
    } else if (one.act === 'merge') {
      const [old, into] = [end(one.old), end(one.new)]
      if (old === into) continue
      absorbed.set(old, into)
      changes.push(merge(epoch, [old, into]))
    } else {
      const owner = owners[one.row]
      if (owner === undefined) continue
      const to = one.to === 0 && fresh < SYMBOLS.length ? fresh++ : end(one.to)
      if (to === end(owner)) continue
      owners[one.row] = to
      seq += 1
      changes.push({
        change: 'split',
        kind: 'person',
        seq,
        old: name(end(owner), epoch),
        new: name(to, epoch),
        rows: [['d', one.row]],
      } as unknown as TenantChange)
    }
  }
  return { epoch, rows, changes, owner: (row: number) => end(owners[row] ?? -1) }
}

const story: fc.Arbitrary<Story> = fc.record({ acts: fc.array(act, { minLength: 5, maxLength: 40 }) })

test('[RELE-42, TRAN-24] rows, merges and splits of several epochs end in the partition of the TTP, whatever the order', () => {
  fc.assert(
    fc.property(story, fc.infiniteStream(fc.nat()), fc.array(fc.nat(3), { maxLength: 12 }), (acts, picks, rounds) => {
      const { epoch, rows, changes, owner } = play(acts)
      const forwarding = new Forwarding()
      // What a key engine answers: the name of the same subject in an epoch that the directory named by then.
      const answer = (pseudonym: string, to: number): TenantChange =>
        rewrap(SYMBOLS.indexOf(pseudonym.at(-1) ?? ''), epochOf(pseudonym), to)
      const known = new Set(rows.map(({ came }) => came))
      const outdated = (to: number): string[] =>
        [...new Set([...known].map((one) => forwarding.newest(one)))].filter((one) => epochOf(one) < to)
      const waiting = [...changes]
      const asked: TenantChange[] = []
      const take = <T>(list: T[]): T | undefined => list.splice(picks.next().value % Math.max(1, list.length), 1)[0]
      // The tenant asks at any moment, for any epoch that was reached; answers and changes come in any order, and some twice.
      for (const round of rounds) {
        if (round === 0) asked.push(...outdated(1 + (picks.next().value % epoch)).map((one) => answer(one, epoch)))
        const change = round === 1 ? take(asked) : take(waiting)
        if (change === undefined) continue
        forwarding.apply(change)
        if (round === 3) waiting.push(change)
        known.add(change.old)
        if ('new' in change) known.add(change.new)
      }
      for (const change of [...waiting, ...asked]) {
        forwarding.apply(change)
        known.add(change.old)
        if ('new' in change) known.add(change.new)
      }
      for (const one of outdated(epoch)) forwarding.apply(answer(one, epoch))

      expect(outdated(epoch)).toEqual([])
      const current = rows.map(({ row, came }) => forwarding.currentOf('person', ['d', row], came))
      expect(current).toEqual(rows.map(({ row }) => name(owner(row), epoch)))
    }),
    { numRuns: 2_000 },
  )
})

const anyChange = fc.tuple(
  fc.boolean(),
  fc.nat(5),
  fc.nat(5),
  fc.integer({ min: 1, max: 3 }),
  fc.integer({ min: 1, max: 3 }),
)

test('[RELE-25, RELE-26] two pseudonyms read as one exactly when merges and rewraps connect them, also in a feed that lies', () => {
  fc.assert(
    fc.property(fc.array(anyChange, { maxLength: 25 }), (changes) => {
      const forwarding = new Forwarding()
      const all = Array.from({ length: 18 }, (_, index) => name(index % 6, 1 + Math.floor(index / 6)))
      let groups = all.map((one) => new Set([one]))
      for (const [isMerge, a, b, from, to] of changes) {
        const [old, into] = [name(a, from), name(b, to)]
        forwarding.apply({ change: isMerge ? 'merge' : 'rewrap', kind: 'person', old, new: into } as TenantChange)
        const [one, other] = [groups.find((group) => group.has(old)), groups.find((group) => group.has(into))]
        if (one === undefined || other === undefined || one === other) continue
        groups = [...groups.filter((group) => group !== one && group !== other), new Set([...one, ...other])]
      }
      for (const group of groups) {
        const ends = new Set([...group].map((one) => forwarding.current(one)))
        expect(ends.size).toBe(1)
        expect(group.has([...ends][0] ?? '')).toBe(true)
      }
    }),
    { numRuns: 2_000 },
  )
})
