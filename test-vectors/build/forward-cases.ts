import type { Case, Fields } from './frame.ts'

/** Stand-ins for pseudonyms: the operation does not look inside them. */
const all = ['a', 'b', 'c', 'd', 'e', 'f']
const merges = (...pairs: readonly string[]): Fields => ({
  changes: pairs.map((pair) => ({ old: pair.slice(0, 1), new: pair.slice(1) })),
  pseudonyms: all,
})

/** A hundred persons, merged pairwise, then the pairs, and so on, the last merges first. */
function tournament(): Fields {
  const name = (number: number): string => `p${String(number).padStart(2, '0')}`
  const changes: Fields[] = []
  for (let step = 1; step < 64; step *= 2) {
    for (let start = 0; start + step < 64; start += 2 * step)
      changes.unshift({ old: name(start + step), new: name(start) })
  }
  return { changes, pseudonyms: Array.from({ length: 66 }, (_, number) => name(number)) }
}

/** From changes to what pseudonyms read as. */
export const FORWARD_CASES: readonly Case[] = [
  { tcId: 101, comment: 'no change', flags: [], input: merges() },
  { tcId: 102, comment: 'one merge', flags: [], input: merges('ab') },
  { tcId: 103, comment: 'a chain, in its order', flags: ['Chain'], input: merges('ab', 'bc', 'cd') },
  { tcId: 104, comment: 'the chain, the last merge first', flags: ['Chain', 'Order'], input: merges('cd', 'bc', 'ab') },
  { tcId: 105, comment: 'the chain, the middle first', flags: ['Chain', 'Order'], input: merges('bc', 'ab', 'cd') },
  {
    tcId: 106,
    comment: 'the chain, each merge twice',
    flags: ['Chain', 'Repeated'],
    input: merges('ab', 'ab', 'bc', 'ab', 'cd', 'bc'),
  },
  { tcId: 107, comment: 'two into one', flags: [], input: merges('ac', 'bc') },
  { tcId: 108, comment: 'two groups, then one', flags: ['Chain'], input: merges('ab', 'cd', 'bd') },
  {
    tcId: 109,
    comment: 'two groups, then one, in another order',
    flags: ['Chain', 'Order'],
    input: merges('bd', 'cd', 'ab'),
  },
  { tcId: 110, comment: 'there and back', flags: ['Circle'], input: merges('ab', 'ba') },
  { tcId: 111, comment: 'a circle of three', flags: ['Circle'], input: merges('ab', 'bc', 'ca') },
  { tcId: 112, comment: 'a pseudonym that is old twice', flags: ['Chain'], input: merges('ab', 'ac') },
  {
    tcId: 113,
    comment: 'a pseudonym that is old twice, in another order',
    flags: ['Chain', 'Order'],
    input: merges('ac', 'ab'),
  },
  { tcId: 114, comment: '64 into one, the last merges first', flags: ['Chain', 'Order'], input: tournament() },
]
