import type { Case, Fields } from './frame.ts'

const SYMBOLS = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'

/** A text with a readable epoch: `a1` is subject a in epoch 1. The operation reads the epoch and nothing else. */
export function named(text: string): string {
  const bits = (1 << 24) | (Number(text.slice(1)) << 1)
  const symbols = [20, 15, 10, 5, 0].map((shift) => SYMBOLS.charAt((bits >> shift) & 31)).join('')
  return `reach_p1${symbols}${text.charAt(0).repeat(64)}`
}

/** `a1>b1` is a merge, `a1=a2` a rewrap, `3:a1>c2` split 3 of row 1 of delivery d. */
function change(text: string): Fields {
  const [, seq, old = '', sign, next = ''] = /^(?:(\d+):)?([a-z]\d+)([>=])([a-z]\d+)$/.exec(text) ?? []
  const sides = { old: named(old), new: named(next) }
  if (seq !== undefined) return { change: 'split', kind: 'person', seq: Number(seq), ...sides, rows: [['d', 1]] }
  return sign === '=' ? { change: 'rewrap', kind: 'person', ...sides } : sides
}

type Story = readonly [comment: string, flags: readonly string[], changes: readonly string[]]

const STORIES: readonly Story[] = [
  ['two epochs', [], ['a1=a2']],
  ['three epochs', ['Chain'], ['a1=a2', 'a2=a3']],
  ['three epochs, the last first', ['Chain', 'Order'], ['a2=a3', 'a1=a2']],
  ['the newest name first', ['Order'], ['a1=a3', 'a1=a2']],
  ['the same twice', ['Repeated'], ['a1=a2', 'a1=a2']],
  ['a merge of the old epoch', ['Chain'], ['a1>b1', 'a1=a2', 'b1=b2']],
  ['the merge last', ['Chain', 'Order'], ['a1=a2', 'b1=b2', 'a1>b1']],
  ['the merge between', ['Chain', 'Order'], ['b1=b2', 'a1>b1', 'a1=a2']],
  ['a merge of the new epoch', ['Chain'], ['a1=a2', 'b1=b2', 'a2>b2']],
  ['a merge of the new epoch first', ['Chain', 'Order'], ['a2>b2', 'a1=a2', 'b1=b2']],
  ['who was absorbed is named in a third epoch', ['Chain'], ['a2>b2', 'a1=a3', 'a2=a3', 'b2=b3']],
  ['one merge told in both epochs', ['Repeated'], ['a1>b1', 'a2>b2', 'a1=a2']],
  ['merges of two epochs in a chain', ['Chain'], ['a1>b1', 'b2>c2', 'b1=b2', 'a1=a2', 'c1=c2']],
  ['a split into the new epoch', ['Split'], ['3:a1>c2', 'a1=a2']],
  ['a split into the old epoch', ['Split'], ['3:a1>c1', 'c1=c2', 'a1=a2']],
  ['an old name of a subject in a later answer', ['Order'], ['a2=a3', 'a1=a3']],
  ['names of two subjects as one, which no TTP says', ['Circle'], ['a1>b1', 'b1=a2', 'a2=a1']],
  ['there and back over epochs, which no TTP says', ['Circle'], ['a1>b1', 'b1=b2', 'b2>a2', 'a1=a2']],
  ['two names in one epoch, which no TTP gives', [], ['a1=b2', 'a1=c2']],
  ['two ends of one subject, which no TTP gives', ['Circle'], ['a1>b1', 'a2>c2', 'a1=a2']],
  ['the first epoch against the 256th', [], ['a256=a1']],
]
const PSEUDONYMS = ['a1', 'a2', 'a3', 'b1', 'b2', 'b3', 'c1', 'c2', 'a256'].map(named)

/** From rewraps, merges and splits to what pseudonyms and a row read as. */
export const REWRAP_STORIES: readonly Case[] = STORIES.map(([comment, flags, changes], place) => ({
  tcId: 161 + place,
  comment,
  flags,
  input: {
    changes: changes.map(change),
    pseudonyms: PSEUDONYMS,
    rows: [1, 2].map((row) => ({ kind: 'person', delivery: 'd', row, pseudonym: named('a1') })),
  },
}))
