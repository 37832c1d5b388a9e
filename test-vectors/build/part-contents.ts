import { text } from '../../packages/ttp-core/src/conformance/input.ts'
import { type Fields, outputOf } from './frame.ts'
import { ACTIVITIES, HOUSEHOLD, OTHER_PERSON, PERSON } from './part-input.ts'
import { DOMAIN, KEYS } from './pseudonym-input.ts'

/** A printed pseudonym by number. */
async function pseudonym(kind: 'person' | 'household', byte: number): Promise<string> {
  const subject = byte.toString(16).padStart(2, '0').repeat(16)
  const { innerKey, first: wrapKey } = KEYS
  return text(await outputOf('Derive', { innerKey, wrapKey, domain: DOMAIN, kind, subject }), 'pseudonym')
}
export const PERSON_PSEUDONYM = await pseudonym('person', 1)
export const OTHER_PERSON_PSEUDONYM = await pseudonym('person', 2)
export const HOUSEHOLD_PSEUDONYM = await pseudonym('household', 1)

/** A sound content of every kind; `subjectChange` is a `subject` with changes. */
export const CONTENTS = {
  identity: {
    schema: 'sluis-identity/1',
    rows: [
      {
        row: 7,
        relationNumber: 'A-1001',
        givenName: 'Jan',
        initials: 'J.P.',
        familyNamePrefix: 'van der',
        familyName: 'Müller',
        birthDate: '1980-05-17',
        email: 'jan@example.org',
        phone: '+31612345678',
        phoneKind: 'mobile',
        postcode: '1012AB',
        houseNumber: '12',
        street: 'Damstraat',
        city: 'Amsterdam',
        country: 'NL',
      },
    ],
  },
  activity: ACTIVITIES,
  subject: {
    schema: 'sluis-subject/1',
    attributeDigest: 'A'.repeat(43),
    rows: [{ row: 7, person: PERSON, household: HOUSEHOLD }],
  },
  pseudonym: {
    schema: 'sluis-pseudonym/1',
    rows: [{ row: 7, person: PERSON_PSEUDONYM, household: HOUSEHOLD_PSEUDONYM }],
  },
  attribute: { schema: 'sluis-attribute/1', rows: [{ row: 7, postcode4: '1012', birthDecade: '1980' }] },
  change: {
    schema: 'sluis-change/1',
    changes: [{ change: 'merge', kind: 'person', old: OTHER_PERSON_PSEUDONYM, new: PERSON_PSEUDONYM }],
  },
  subjectChange: {
    schema: 'sluis-subject/1',
    changes: [{ change: 'merge', kind: 'person', old: OTHER_PERSON, new: PERSON }],
  },
} as const satisfies Readonly<Record<string, Fields>>
