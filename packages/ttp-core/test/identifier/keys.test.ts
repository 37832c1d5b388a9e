import { describe, expect, it } from 'vitest'
import {
  additionsCompatible,
  callNameGroups,
  cityKey,
  emailIsShared,
  emailKey,
  emailKeyWithoutTag,
  givenNameKey,
  houseAdditionKey,
  initialOf,
  initialSet,
  isFillerDate,
  isFillerPhone,
  phoneticKey,
  prefixKey,
  streetKey,
  surnameAlternatives,
  surnameKey,
  surnameParts,
} from '../../src/identifier/index.ts'

function overlap(a: string, b: string): boolean {
  const groups = new Set(callNameGroups(a))
  return callNameGroups(b).some((group) => groups.has(group))
}

describe('surname keys', () => {
  it.each([
    ['Berg', 'berg', ['berg'], []],
    ['Müller', 'muller', ['muller'], ['mueller']],
    ['Jansen-de Boer', 'jansenboer', ['boer', 'jansen'], []],
    ['Boer-Jansen', 'boerjansen', ['boer', 'jansen'], []],
    ['Bouwman Velzeboer', 'bouwmanvelzeboer', ['bouwman', 'velzeboer'], []],
    ['Vandenberghe', 'vandenberghe', ['vandenberghe'], ['berghe']],
    ['Østergård', 'ostergard', ['ostergard'], []],
    ['Łukasiewicz', 'lukasiewicz', ['lukasiewicz'], []],
    ["O'Brien", 'obrien', ['obrien'], []],
    ['Шевченко', 'shevchenko', ['shevchenko'], []],
    ['陳', '', [], []],
  ])('%s', (name, key, parts, alternatives) => {
    expect(surnameKey(name)).toBe(key)
    expect(surnameParts(name)).toEqual(parts)
    expect(surnameAlternatives(name)).toEqual(alternatives)
  })

  it.each([
    ['Meijer', 'Meyer'],
    ['Meijer', 'Meier'],
    ['Dijkstra', 'Dykstra'],
    ['Jansen', 'Janssen'],
    ['Kuiper', 'Kuyper'],
    ['Schouten', 'Schauten'],
    ['Cuypers', 'Kuijpers'],
    ['Hendriks', 'Hendrikx'],
  ])('%s sounds like %s', (a, b) => {
    expect(phoneticKey(a)).toBe(phoneticKey(b))
  })

  it('keeps different names apart and the prefix classes together', () => {
    expect(phoneticKey('Bakker')).not.toBe(phoneticKey('Dekker'))
    expect(prefixKey('van der')).toBe(prefixKey('van den'))
    expect(prefixKey('van de')).toBe(prefixKey('van der'))
    expect(prefixKey('het')).toBe(prefixKey("'t"))
    expect(prefixKey('van')).not.toBe(prefixKey('van der'))
    expect(prefixKey('de')).not.toBe(prefixKey('van'))
  })
})

describe('given-name keys', () => {
  it.each([
    ['Johannes', 'Jan'],
    ['Johannes', 'Hans'],
    ['Johannes', 'Johan'],
    ['Wilhelmina', 'Mien'],
    ['Cornelis', 'Kees'],
    ['Hendrikus', 'Henk'],
    ['Mohammed', 'Mohamed'],
    ['Elisabeth', 'Bep'],
    ['Johannes (Jan)', 'Hans'],
    ['Theodorus', 'Dirk'],
    ['Antonius', 'Toon'],
  ])('%s may be %s', (a, b) => {
    expect(overlap(a, b)).toBe(true)
  })

  it.each([
    ['Jan', 'Piet'],
    ['Bert', 'Kees'],
  ])('%s is not %s', (a, b) => {
    expect(overlap(a, b)).toBe(false)
  })

  it('folds the first name and gives the initials a person may go by', () => {
    expect(givenNameKey('Jan Willem')).toBe('jan')
    expect(givenNameKey('Anne-Marie')).toBe('annemarie')
    expect(givenNameKey('Zoë')).toBe('zoe')
    expect(givenNameKey('Johannes (Jan)')).toBe('johannes')
    expect(initialOf({ initials: 'J.P.', givenName: 'Piet' })).toBe('j')
    expect(initialOf({ givenName: 'Écaterina' })).toBe('e')
    expect(initialOf({})).toBe('')
    expect(initialSet({ givenName: 'Wilhelmina' })).toEqual(expect.arrayContaining(['m', 'w']))
    expect(initialSet({ initials: 'A.B.' })).toEqual(['a'])
    expect(callNameGroups('Xylofoontje')).toEqual([])
  })
})

describe('address keys', () => {
  it.each([
    ['HS', 'HS'],
    ['HUIS', 'HS'],
    ['BG', 'BG'],
    ['BEGANEGROND', 'BG'],
    ['BEN', 'BG'],
    ['BENEDEN', 'BG'],
    ['PARTERRE', 'BG'],
    ['1', '1'],
    ['I', '1'],
    ['1H', '1'],
    ['1HOOG', '1'],
    ['1HG', '1'],
    ['IHOOG', '1'],
    ['II', '2'],
    ['2HOOG', '2'],
    ['III', '3'],
    ['2EVERDIEPING', '2'],
    ['HOOG2', '2'],
    ['BIS', 'BIS'],
    ['BV', 'BV'],
    ['BOVEN', 'BV'],
    ['RD', 'RD'],
    ['ROOD', 'RD'],
    ['ZW', 'ZW'],
    ['ZWART', 'ZW'],
    ['A', 'A'],
    ['H', 'H'],
    ['B03', 'B3'],
    ['APPARTEMENT4', '4'],
    ['AIII', 'AIII'],
    ['', ''],
  ])('addition %s is %s', (typed, expected) => {
    expect(houseAdditionKey(typed)).toBe(expected)
  })

  it('takes H for huis or the letter', () => {
    expect(additionsCompatible('H', 'HS')).toBe(true)
    expect(additionsCompatible('A', 'B')).toBe(false)
    expect(additionsCompatible('', 'B')).toBe(true)
  })

  it('joins the names of a town and the abbreviations of a street', () => {
    expect(cityKey("'s-Gravenhage")).toBe(cityKey('Den Haag'))
    expect(cityKey("'s-Hertogenbosch")).toBe(cityKey('Den Bosch'))
    expect(cityKey('Hengelo (Gld)')).toBe('hengelo')
    expect(streetKey('Kerkstr.')).toBe(streetKey('Kerkstraat'))
    expect(streetKey('Burg. de Vlugtlaan')).toBe(streetKey('Burgemeester de Vlugtlaan'))
    expect(streetKey('Prof. Lorentzlaan')).toBe(streetKey('Professor Lorentzlaan'))
    expect(streetKey('Kerkstraat')).not.toBe(streetKey('Kerkweg'))
  })
})

describe('contact keys', () => {
  it.each([
    ['j.an+x@googlemail.com', 'jan@gmail.com'],
    ['j.an@gmail.com', 'jan@gmail.com'],
    ['jan+x@outlook.com', 'jan@outlook.com'],
    ['jan+x@ziggo.nl', 'jan+x@ziggo.nl'],
    ['j.an@ziggo.nl', 'j.an@ziggo.nl'],
    ['jan@me.com', 'jan@icloud.com'],
  ])('%s → %s', (email, expected) => {
    expect(emailKey(email)).toBe(expected)
  })

  it('knows shared mailboxes and fillers', () => {
    expect(emailKeyWithoutTag('jan+x@ziggo.nl')).toBe('jan@ziggo.nl')
    for (const email of ['info@x.nl', 'kassa@x.nl', 'noreply@x.nl', 'no-reply@x.nl', 'info.nl@x.nl', 'kassa2@x.nl'])
      expect([email, emailIsShared(email)]).toEqual([email, true])
    for (const email of ['jan@x.nl', 'informatica.jan@x.nl', 'postma@x.nl'])
      expect([email, emailIsShared(email)]).toEqual([email, false])
    expect(isFillerPhone('+31612345678')).toBe(true)
    expect(isFillerPhone('+31612345679')).toBe(false)
    expect(isFillerDate('1900-01-01')).toBe(true)
    expect(isFillerDate('1980-01-01')).toBe(false)
  })
})
