import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FieldEvidence, LinkageModel, ModelField } from '../../src/linkage/index.ts'
import {
  bitsBeyond,
  compareDates,
  compareEmails,
  compareNameFields,
  comparePlaces,
  DEFAULT_MODEL,
  isSupported,
  MODEL_FIELDS,
  MODEL_LEVELS,
  NO_EVIDENCE,
  parseModel,
  similarity,
  weigh,
  writeModel,
} from '../../src/linkage/index.ts'

const evidence: fc.Arbitrary<FieldEvidence> = fc.record(
  Object.fromEntries(MODEL_FIELDS.map((field) => [field, fc.constantFrom('unknown', ...MODEL_LEVELS[field])])) as never,
)
const scale = { persons: 1_000_000 }
const total = (change: Partial<FieldEvidence>, persons = 1_000_000): number =>
  weigh({ ...NO_EVIDENCE, ...change }, { persons }, DEFAULT_MODEL).total

describe('weights', () => {
  test('are finite, and the sum of the prior and of each field that both know [LINK-32]', () => {
    fc.assert(
      fc.property(evidence, fc.integer({ min: 0, max: 2e7 }), fc.nat(100), (levels, persons, name) => {
        const weight = weigh(levels, { persons, name, email: name, mobile: name }, DEFAULT_MODEL)
        const sum = weight.contributions.reduce((bits, part) => bits + part.bits, weight.prior)
        expect(Number.isFinite(weight.total)).toBe(true)
        expect(weight.total).toBeCloseTo(sum, 9)
        const known = MODEL_FIELDS.filter((field) => levels[field] !== 'unknown')
        expect(weight.contributions.map(({ field }) => field)).toEqual(known)
      }),
    )
  })

  test.each<ModelField>(['email', 'mobile', 'relation', 'birth'])('grow with agreement on %s [LINK-33]', (field) => {
    fc.assert(
      fc.property(evidence, (levels) => {
        const totals = MODEL_LEVELS[field].map(
          (level) => weigh({ ...levels, [field]: level } as FieldEvidence, scale, DEFAULT_MODEL).total,
        )
        expect(totals).toEqual([...totals].sort((left, right) => right - left))
      }),
    )
  })

  test('a name that many go by says less than one that few do [LINK-32]', () => {
    const named = { ...NO_EVIDENCE, surname: 'equal', given: 'equal', birth: 'typo' } as const
    const rare = weigh(named, { persons: 1e6, name: 1 }, DEFAULT_MODEL)
    const common = weigh(named, { persons: 1e6, name: 61 }, DEFAULT_MODEL)
    expect(rare.total).toBeGreaterThan(common.total + 3)
  })

  test.each(['near', 'local', 'similar'] as const)(
    'a mailbox like that of a namesake (%s) says little [LINK-32]',
    (email) => {
      const named = { surname: 'equal', given: 'equal' } as const
      expect(total({ ...named, email })).toBeLessThan(total(named) + 3)
      expect(total({ email, surname: 'crossed' })).toBeGreaterThan(total({ surname: 'crossed' }) + 5)
    },
  )

  test('the same agreement says less among more people [LINK-32]', () => {
    const agreed = { surname: 'equal', given: 'equal' } as const
    expect(total(agreed, 20_000)).toBeGreaterThan(total(agreed, 17_000_000))
  })
})

describe('comparisons of the scorer are the same from both sides [LINK-32]', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'n', 's'), maxLength: 8 })
  const name = fc.record({ given: word, surname: word }).map(({ given, surname }) => ({
    given,
    surname,
    surnameParts: surname === '' ? [] : [surname],
    initials: given.charAt(0),
  }))
  test('names', () => {
    fc.assert(
      fc.property(name, name, (one, other) => {
        expect(compareNameFields(one, other)).toEqual(compareNameFields(other, one))
      }),
    )
  })
  test('dates', () => {
    const date = fc
      .tuple(fc.integer({ min: 1990, max: 1993 }), fc.integer({ min: 10, max: 12 }), fc.integer({ min: 10, max: 28 }))
      .map((parts) => parts.join('-'))
    fc.assert(
      fc.property(date, date, (one, other) => {
        expect(compareDates(one, other)).toBe(compareDates(other, one))
      }),
    )
  })
  test('e-mail addresses and places', () => {
    const email = fc.tuple(word, word).map(([local, domain]) => `${local}@${domain}.nl`)
    fc.assert(
      fc.property(email, email, (one, other) => {
        expect(compareEmails(one, other)).toBe(compareEmails(other, one))
      }),
    )
    const place = fc.record({
      country: fc.constant('AU'),
      postcode: fc.constantFrom('', '3183', '3138'),
      area: fc.constantFrom('', '3183 x'),
      number: fc.constantFrom('', '8', '18'),
      addition: fc.constant(''),
      street: word,
      city: word,
    })
    fc.assert(
      fc.property(place, place, (one, other) => {
        expect(comparePlaces(one, other)).toBe(comparePlaces(other, one))
      }),
    )
  })
  test('similarity is between 0 and 1, and 1 for the same text', () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(similarity(one, one)).toBe(1)
        expect(similarity(one, other)).toBeGreaterThanOrEqual(0)
        expect(similarity(one, other)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

test.each<[string, Partial<FieldEvidence>, boolean]>([
  ['a name alone', { surname: 'equal', given: 'equal' }, false],
  ['an address alone', { address: 'equal' }, false],
  ['a fixed number alone', { fixed: 'equal' }, false],
  ['a birth date alone', { birth: 'equal' }, false],
  ['a desk’s address and a given name', { email: 'equal', given: 'equal', surname: 'different' }, false],
  ['a name and a birth date', { surname: 'near', given: 'equal', birth: 'typo' }, true],
  ['a name and its town', { surname: 'equal', given: 'equal', address: 'city' }, true],
  ['a town alone', { address: 'city', birth: 'equal' }, false],
  ['a mailbox', { email: 'near' }, true],
])('%s is enough or not [LINK-34]', (_what, levels, enough) => {
  expect(isSupported({ ...NO_EVIDENCE, ...levels })).toBe(enough)
})

test.each<[string, Partial<FieldEvidence>, number]>([
  ['a name and a birth date', { surname: 'equal', given: 'initial', birth: 'equal' }, 0],
  ['a name in full', { surname: 'near', given: 'equal' }, 3],
  ['a name in full with another mailbox', { surname: 'equal', given: 'near', email: 'different' }, 3],
  ['a surname and an initial', { surname: 'equal', given: 'initial' }, Number.POSITIVE_INFINITY],
  ['a name in full at two homes', { surname: 'equal', given: 'equal', address: 'different' }, Number.POSITIVE_INFINITY],
  ['a name in full of two ages', { surname: 'equal', given: 'equal', birth: 'conflict' }, Number.POSITIVE_INFINITY],
  ['an address', { address: 'equal' }, Number.POSITIVE_INFINITY],
])('%s must weigh so much more [LINK-34]', (_what, levels, bits) => {
  expect(bitsBeyond({ ...NO_EVIDENCE, ...levels })).toBe(bits)
})

describe('a model document [LINK-36]', () => {
  const text = writeModel(DEFAULT_MODEL)
  const changed = (change: (model: { [name: string]: unknown }) => void): string => {
    const value = JSON.parse(text) as { [name: string]: unknown }
    change(value)
    return JSON.stringify(value)
  }
  test('is read as it was written', () => {
    const parsed = parseModel(text)
    const model = 'model' in parsed ? parsed.model : undefined
    expect(model === undefined ? '' : writeModel(model)).toBe(text)
    expect(model).toEqual(DEFAULT_MODEL satisfies LinkageModel)
  })
  test.each([
    ['no JSON', '{', 'MODEL_NOT_CANONICAL'],
    ['white space', ` ${text}`, 'MODEL_NOT_CANONICAL'],
    ['a list', '[]', 'MODEL_NOT_CANONICAL'],
    [
      'another schema',
      changed((model) => {
        model.schema = 'sluis-linkage-model/2'
      }),
      'MODEL_SCHEMA_UNKNOWN',
    ],
    [
      'a member more',
      changed((model) => {
        model.zone = 1
      }),
      'MODEL_FIELD_INVALID',
    ],
    [
      'a member less',
      changed((model) => {
        delete model.version
      }),
      'MODEL_FIELD_INVALID',
    ],
    [
      'a text for a number',
      changed((model) => {
        model.linkFrom = '1'
      }),
      'MODEL_FIELD_INVALID',
    ],
    [
      'a field less',
      changed((model) => {
        delete (model.fields as { birth?: unknown }).birth
      }),
      'MODEL_FIELD_INVALID',
    ],
    ['a share of zero', text.replace(/"same":\d+/, '"same":0'), 'MODEL_NUMBER_INVALID'],
    ['a share above one', text.replace(/"kin":\d+/, '"kin":1000000001'), 'MODEL_NUMBER_INVALID'],
    [
      'thresholds exchanged',
      changed((model) => {
        model.reviewFrom = 2_000_000_000
      }),
      'MODEL_NUMBER_INVALID',
    ],
  ])('with %s is refused', (_what, document, error) => {
    expect(parseModel(document)).toEqual({ error })
  })
})
