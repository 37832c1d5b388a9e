import type { Case, Fields } from './frame.ts'

/** Stand-ins for pseudonyms and deliveries: the operation does not look inside them. */
const all = ['a', 'b', 'c', 'd']

/** `ab`: a merge of a into b. `3 ac d1 e2`: split 3 of rows 1 of delivery d and 2 of e from a to c; of a household with a capital `H`. */
function change(text: string): Fields {
  const [first = '', sides, ...rows] = text.split(' ')
  if (sides === undefined) return { old: first.slice(0, 1), new: first.slice(1) }
  return {
    change: 'split',
    kind: first.endsWith('H') ? 'household' : 'person',
    seq: Number.parseInt(first, 10),
    old: sides.slice(0, 1),
    new: sides.slice(1),
    rows: rows.map((row) => [row.slice(0, 1), Number(row.slice(1))]),
  }
}

/** Rows `d1` … with the pseudonym that each came with. */
const rowsOf = (rows: Readonly<Record<string, string>>): Fields[] =>
  Object.entries(rows).map(([row, pseudonym]) => ({
    kind: row.endsWith('H') ? 'household' : 'person',
    delivery: row.slice(0, 1),
    row: Number.parseInt(row.slice(1), 10),
    pseudonym,
  }))

type Story = readonly [
  comment: string,
  flags: readonly string[],
  changes: readonly string[],
  rows: Readonly<Record<string, string>>,
]

const STORIES: readonly Story[] = [
  ['no split names the row', [], ['ab'], { d1: 'a', d2: 'b', d3: 'c' }],
  [
    'a split, and rows of the same pseudonym that it does not name',
    ['Split'],
    ['3 ac d1 d3'],
    { d1: 'a', d2: 'a', d3: 'a' },
  ],
  ['the row came under a number that was merged into old', ['Split'], ['ba', '3 ac d1'], { d1: 'b', d2: 'b', d3: 'a' }],
  ['the same, the split first', ['Split', 'Order'], ['3 ac d1', 'ba'], { d1: 'b', d2: 'b', d3: 'a' }],
  ['new is merged later', ['Split', 'Chain'], ['3 ac d1', 'cb'], { d1: 'a', d2: 'a', d3: 'c' }],
  ['the same, the merge first', ['Split', 'Chain', 'Order'], ['cb', '3 ac d1'], { d1: 'a', d2: 'a', d3: 'c' }],
  ['old is merged later: what was split off does not follow', ['Split'], ['3 ac d1', 'ab'], { d1: 'a', d2: 'a' }],
  ['the same, the merge first', ['Split', 'Order'], ['ab', '3 ac d1'], { d1: 'a', d2: 'a' }],
  ['merge, split, merge again: one again', ['Split', 'Chain'], ['ba', '3 ac d1', 'ca'], { d1: 'b', d2: 'a' }],
  ['two splits of one row', ['Split'], ['3 ab d1 d2', '5 bc d1'], { d1: 'a', d2: 'a', d3: 'a' }],
  ['the same, the later first', ['Split', 'Order'], ['5 bc d1', '3 ab d1 d2'], { d1: 'a', d2: 'a', d3: 'a' }],
  ['split 10 is later than split 9', ['Split'], ['9 ab d1', '10 bc d1'], { d1: 'a' }],
  ['the same, the later first', ['Split', 'Order'], ['10 bc d1', '9 ab d1'], { d1: 'a' }],
  ['a row that was split off and came back', ['Split'], ['3 ab d1', '4 ba d1'], { d1: 'a', d2: 'b' }],
  ['the same, the later first', ['Split', 'Order'], ['4 ba d1', '3 ab d1'], { d1: 'a', d2: 'b' }],
  ['a split twice', ['Split', 'Repeated'], ['3 ac d1', 'cd', '3 ac d1'], { d1: 'a' }],
  ['one split in two entries', ['Split'], ['3 ac d1', '3 ac d2'], { d1: 'a', d2: 'a', d3: 'a' }],
  [
    'persons and households apart',
    ['Split', 'RowKey'],
    ['3 ac d1', '4H bd d2'],
    { d1: 'a', d1H: 'b', d2: 'a', d2H: 'b' },
  ],
  ['rows of one number in two deliveries', ['Split', 'RowKey'], ['3 ac d1'], { d1: 'a', e1: 'a' }],
  ['rows 1 and 11', ['Split', 'RowKey'], ['3 ac d11'], { d1: 'a', d11: 'a' }],
  ['two splits of one number, which no TTP makes', ['Split'], ['3 ac d1', '3 ad d1'], { d1: 'a' }],
  ['the same in the other order', ['Split', 'Order'], ['3 ad d1', '3 ac d1'], { d1: 'a' }],
]

/** From splits and merges to what rows read as. */
export const SPLIT_STORIES: readonly Case[] = STORIES.map(([comment, flags, changes, rows], place) => ({
  tcId: 131 + place,
  comment,
  flags,
  input: { changes: changes.map(change), pseudonyms: all, rows: rowsOf(rows) },
}))
