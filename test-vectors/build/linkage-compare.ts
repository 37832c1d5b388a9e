import type { Case, Fields, Json } from './frame.ts'

/** Cases that compare two values each, numbered on from a first. */
function pairs(
  first: number,
  list: readonly (readonly [comment: string, left: Json, right: Json])[],
  flag?: string,
): readonly Case[] {
  return list.map(([comment, left, right], at) => ({
    tcId: first + at,
    comment,
    flags: flag === undefined ? [] : [flag],
    input: { left, right },
  }))
}
/** One case that compares each value with each. */
const all = (tcId: number, values: readonly Json[]): readonly Case[] => [
  {
    tcId,
    comment: 'each with each: a row of levels for every value',
    flags: ['Symmetric'],
    input: { values: [...values] },
  },
]

export const editCases = pairs(501, [
  ['equal', 'bakker', 'bakker'],
  ['a letter less', 'bakker', 'baker'],
  ['a letter more at the end', 'bakker', 'bakkers'],
  ['another first letter', 'bakker', 'dakker'],
  ['two neighbours exchanged', 'bakker', 'bakekr'],
  ['the last two exchanged', 'bakker', 'bakkre'],
  ['two letters that are no neighbours exchanged', 'bakker', 'bekkar'],
  ['two letters other', 'bakker', 'bokkar'],
  ['one letter less, one other', 'bakker', 'bkkar'],
  ['an exchange and a letter more', 'ca', 'abc'],
  ['empty and one letter', '', 'a'],
  ['empty and two letters', '', 'ab'],
  ['both empty', '', ''],
])

const BIRTHS = [
  '1984-05-06',
  '1984-06-05',
  '1984-05-07',
  '1984-05-16',
  '1984-05-60',
  '1948-05-06',
  '1884-05-06',
  '1985-05-06',
  '1985-06-05',
  '1983-11-30',
  '1986-05-06',
  '1974-05-06',
  '1984-12-11',
  '1984-11-12',
  '1999-12-31',
  '2000-01-02',
  '',
]
export const birthCases = pairs(601, [
  ['equal', '1984-05-06', '1984-05-06'],
  ['day and month exchanged', '1984-05-06', '1984-06-05'],
  ['one digit of the day', '1984-05-06', '1984-05-07'],
  ['neighbouring digits of the year exchanged', '1956-03-12', '1965-03-12'],
  ['digits of the year exchanged that are no neighbours', '1980-03-12', '1089-03-12'],
  ['two digits of the year', '1984-05-06', '1995-05-06'],
  ['one digit of two parts', '1984-05-06', '1984-06-07'],
  ['one digit of the year: a slip, not a year apart', '1984-05-06', '1985-05-06'],
  ['a year apart and another day', '1984-05-06', '1985-07-21'],
  ['two years apart and another day', '1984-05-06', '1986-07-21'],
  ['exchanged day and month in another year', '1984-05-06', '1985-06-05'],
  ['one unknown', '', '1984-05-06'],
  ['both unknown', '', ''],
])
export const birthPairs = all(651, BIRTHS)

const name = (...parts: string[]): Fields => ({ surname: parts.join(''), surnameParts: [...new Set(parts)].sort() })
const SURNAMES = [
  name('bakker'),
  name('baker'),
  name('bakkers'),
  name('bakker', 'visser'),
  name('visser', 'bakker'),
  name('visser'),
  name('meijer'),
  name('meyer'),
  name('meier'),
  name('bos'),
  name('vos'),
  name('bo', 'bakker'),
  name('bo'),
  name('philips'),
  name('filips'),
  name('schouten'),
  name('sgauten'),
  name('zwart'),
  name('swaart'),
  name('ooms'),
  name('aams'),
  name('thijssen'),
  name('dtijssen'),
  { surname: '', surnameParts: [] },
]
export const surnameCases = pairs(701, [
  ['equal', name('bakker'), name('bakker')],
  ['a part of a double name', name('bakker', 'visser'), name('visser')],
  ['double names in the other order', name('bakker', 'visser'), name('visser', 'bakker')],
  ['a part of two letters shared', name('bo', 'bakker'), name('bo', 'visser')],
  ['one letter off', name('bakker'), name('baker')],
  ['short names one letter off', name('bos'), name('vos')],
  ['four letters and one off', name('boss'), name('voss')],
  ['one sound, two letters off', name('schouten'), name('sgauten')],
  ['one sound, first letters that may sound alike', name('philips'), name('filips')],
  ['one sound but first letters of no one group', name('dtijssen'), name('tijsenn')],
  ['another name', name('bakker'), name('visser')],
  ['one unknown', name('bakker'), { surname: '', surnameParts: [] }],
  ['a part of three letters shared', name('bos', 'bakker'), name('bos', 'visser')],
  ['one sound, Q and K', name('quaak'), name('kwaack')],
  ['one sound, X and K', name('xavier'), name('ksafier')],
  ['one sound, IJ and Y', name('ijsbrand'), name('ysbrand')],
])
export const surnamePairs = all(751, SURNAMES)

const given = (full: string, initials = full.charAt(0)): Fields => ({ given: full, initials })
const GIVEN = [
  given('johannes'),
  given('hans'),
  given('jan'),
  given('hendrik'),
  given('rik'),
  given('annelies'),
  given('anneleis'),
  given('anna'),
  given('ann'),
  given('an'),
  given('maria'),
  given('marie'),
  given('jeroen'),
  given('tim'),
  given('tom'),
  given('timothy'),
  given('j'),
  given('', 'j'),
  given('', 'jm'),
  given('', 'h'),
  given('', 'hm'),
  given('', 'k'),
  given('maria', 'jm'),
  given('mohamed'),
  given('mohammed'),
  given('', ''),
]
export const givenCases = pairs(801, [
  ['equal', given('anna'), given('anna')],
  ['a call name', given('johannes'), given('hans')],
  ['two call names of one group', given('jan'), given('hans')],
  ['groups are not closed over each other', given('jan'), given('henk')],
  ['the beginning of the other', given('alex'), given('alexandrina')],
  ['two letters that begin the other', given('jo'), given('jorinde')],
  ['a slip of the finger', given('annelies'), given('anneleis')],
  ['names of three letters one off', given('tim'), given('tom')],
  ['two names of one initial', given('jeroen'), given('jelle')],
  ['initials of the name', given('pieter'), given('', 'p')],
  ['the initial of the baptismal name', given('hans'), given('', 'j')],
  ['an initial further on', given('maria'), given('', 'jm')],
  ['two initials', given('', 'p'), given('', 'k')],
  ['one unknown', given('maria'), given('', '')],
  ['names of four letters one off', given('alma'), given('olma')],
  ['one letter alone is an initial', given('j'), given('jorinde')],
])
export const givenPairs = all(851, GIVEN)

/** What the groups are. */
export const COMPARE_NOTES = {
  Symmetric: { bugType: 'COMPARISON', description: 'A comparison does not depend on which of the two comes first.' },
}
