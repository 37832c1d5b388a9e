import type { Case, Fields } from './frame.ts'
import { named } from './rewrap-stories.ts'

/** `a1!` is an erasure; `a1>b1` a merge, `a1=a2` a rewrap, `3:a1>c2` split 3 of row 1 of delivery d. */
function change(text: string): Fields {
  const [, seq, old = '', sign, next = ''] = /^(?:(\d+):)?([a-z]\d+)([>=!])([a-z]\d+)?$/.exec(text) ?? []
  if (sign === '!') return { change: 'erase', kind: 'person', old: named(old) }
  const sides = { kind: 'person', old: named(old), new: named(next) }
  if (seq !== undefined) return { change: 'split', seq: Number(seq), ...sides, rows: [['d', 1]] }
  return { change: sign === '=' ? 'rewrap' : 'merge', ...sides }
}

type Story = readonly [comment: string, flags: readonly string[], changes: readonly string[]]

const STORIES: readonly Story[] = [
  ['one person', [], ['a1!']],
  ['the same twice', ['Repeated'], ['a1!', 'a1!']],
  ['who was absorbed before, by the number that absorbed it', ['Chain'], ['a1>b1', 'b1!']],
  ['the same, the merge last', ['Chain', 'Order'], ['b1!', 'a1>b1']],
  ['both numbers, which were one, before the merge comes', ['Order'], ['a1!', 'b1!', 'a1>b1']],
  ['by the number that was absorbed', ['Chain'], ['a1>b1', 'a1!']],
  ['a chain of merges, the erasure in their middle', ['Chain', 'Order'], ['b1>c1', 'a1!', 'a1>b1']],
  ['rows that were split off before are another’s', ['Split'], ['3:a1>c1', 'a1!']],
  ['the same, the split last', ['Split', 'Order'], ['a1!', '3:a1>c1']],
  ['to whom the row went', ['Split'], ['3:a1>c1', 'c1!']],
  ['the same, the split last', ['Split', 'Order'], ['c1!', '3:a1>c1']],
  ['to whom the row went first, and then to another', ['Split'], ['c1!', '4:c1>b1', '3:a1>c1']],
  ['in an epoch, before the older name was carried over', ['Order'], ['a2!', 'a1=a2']],
  ['in an older epoch', ['Chain'], ['a1!', 'a1=a2', 'a2=a3']],
  ['who was absorbed in another epoch than it is erased in', ['Chain', 'Order'], ['a1>b1', 'b2!', 'b1=b2']],
  ['two names of the absorbed, the erasure between', ['Chain', 'Order'], ['a2>b2', 'b2!', 'a1=a2', 'a3=a1']],
  ['names that lead there and back, which no TTP says', ['Circle'], ['a1>b1', 'a1!', 'b1=a2', 'a2=a1']],
]
const PSEUDONYMS = ['a1', 'a2', 'a3', 'b1', 'b2', 'b3', 'c1', 'c2'].map(named)

/** From erasures among the other changes to who is erased, and whose rows. */
export const ERASURE_STORIES: readonly Case[] = STORIES.map(([comment, flags, changes], place) => ({
  tcId: 301 + place,
  comment: `erasure: ${comment}`,
  flags: ['Erasure', ...flags],
  input: {
    changes: changes.map(change),
    pseudonyms: PSEUDONYMS,
    rows: [1, 2].map((row) => ({ kind: 'person', delivery: 'd', row, pseudonym: named('a1') })),
  },
}))
