import type { Checked } from './check.ts'
import { ASSUMPTIONS, ROOTS, secret } from './claims-secrecy.ts'
import { pair } from './claims-unlinkability.ts'
import type { Step } from './description.ts'
import { withPlainKeys } from './sluis.ts'
import { partsOf } from './steps.ts'

/** World 1: the guess is right; world 2: it is wrong. */
const GUESS = 'choice(id(h,p1),id(h,p2))'
const PERSON = 'id(h,p1)'
const IRREVERSIBLE = `irreversibleOf(number(${PERSON}),a,d1,one)`
const PLAIN = { protocol: withPlainKeys }

const ROW = { name: 'row', who: PERSON, what: 'activity1', pseudonym: IRREVERSIBLE }
const PARTS = partsOf(ROW, ['identity', 'pseudonym'])
const PSEUDONYMS = [
  IRREVERSIBLE,
  `irreversibleOf(number(${PERSON}),a,d2,one)`,
  `reversibleOf(number(${PERSON}),a,d3,one)`,
]
const ACTIVITIES = [
  'visit(one)',
  'visit(two)',
  ...partsOf({ ...ROW, what: 'choice(visit(one),visit(two))' }, ['activity']),
]
const TABLES = [`token(${PERSON})`, `number(${PERSON})`, `salt(${PERSON})`, `profile(${PERSON})`]

/** An institution that delivers what it likes, for a tenant that helps it: the pseudonym of whomever it names. */
export const oracle: Step = {
  name: 'oracle',
  note: 'institution c delivers identifiers of its choice, and tenant a shows it the pseudonym',
  takes: ['X'],
  gives: ['irreversibleOf(number(X),a,d1,one)'],
}

export const guessingClaims: readonly Checked[] = [
  {
    id: 'PROT-10',
    clauses: ['SECU-1'],
    statement:
      'A tenant, an institution and the gateway together cannot test a guess at identifiers against pseudonyms or sealed parts, offline.',
    assumptions: [
      ...ASSUMPTIONS,
      'the guesses agree in coarse attributes',
      'the institution does not deliver its guesses: see PROT-14',
    ],
    control:
      'an unkeyed hash of the identifiers is published; the identity part is opened; the number table and K_H and the wrapping key leak',
    proofs: [
      pair(
        'no derivation',
        'guess-parts',
        'Is a guess right, for tenant a, an institution and the gateway, with the parts of a row?',
        ['tenantA', 'institutionC'],
        [GUESS, ...PARTS],
        PLAIN,
      ),
      pair(
        'no derivation',
        'guess-pseudonyms',
        'Is a guess right, for tenant a and an institution with pseudonyms of three domains?',
        ['tenantA', 'institutionC'],
        [GUESS, ...PSEUDONYMS],
        PLAIN,
      ),
    ],
    controls: [
      pair(
        'derivation',
        'guess-opened',
        'With the key that opens the identity part',
        [],
        [GUESS, ...PARTS, 'sealI'],
        PLAIN,
      ),
      pair('derivation', 'guess-hash', 'With an unkeyed hash', [], [GUESS, IRREVERSIBLE, `hash(${PERSON})`], PLAIN),
      pair(
        'derivation',
        'guess-keys',
        'With the keys of both engines',
        ['identityEngine', 'keyEngine'],
        [...[GUESS, IRREVERSIBLE]],
        { ...PLAIN },
      ),
    ],
  },
  {
    id: 'PROT-11',
    clauses: ['SECU-1', 'SECU-12'],
    statement:
      'Who has a copy of the database, a tenant among them, cannot test a guess at identifiers against linkage tokens, sealed profiles or pseudonyms, offline.',
    assumptions: ASSUMPTIONS,
    control: 'tokens without a key; the linkage key leaks',
    proofs: [
      pair(
        'no derivation',
        'guess-database',
        'Is a guess right, for a copy of the database, with tenant a?',
        ['tenantA'],
        [GUESS, ...TABLES, IRREVERSIBLE],
        PLAIN,
      ),
    ],
    controls: [
      pair(
        'derivation',
        'guess-unkeyed-token',
        'With tokens that are unkeyed hashes',
        [],
        [...[GUESS, ...TABLES, `hash(tokenText(email,${PERSON}))`]],
        PLAIN,
      ),
      pair('derivation', 'guess-linkage-key', 'With the linkage key', [], [GUESS, ...TABLES, 'kL'], PLAIN),
    ],
  },
  {
    id: 'PROT-12',
    clauses: ['SECU-1'],
    statement: 'The commitments of the audit log let nobody test a guess at what they commit to, offline.',
    assumptions: ASSUMPTIONS,
    control: 'no salt; the salt is published',
    proofs: [
      pair(
        'no derivation',
        'guess-commitment',
        'Is a guess right, for who reads the log?',
        [],
        [...[GUESS, `hash(commitText(auditSalt(entry1),${PERSON}))`]],
        PLAIN,
      ),
    ],
    controls: [
      pair(
        'derivation',
        'guess-unsalted',
        'Without salt',
        [],
        [GUESS, `hash(commitText(none,${PERSON}))`, 'none'],
        PLAIN,
      ),
      pair(
        'derivation',
        'guess-salt',
        'With the salt',
        [],
        [...[GUESS, `hash(commitText(auditSalt(entry1),${PERSON}))`, 'auditSalt(entry1)']],
        PLAIN,
      ),
    ],
  },
  {
    id: 'PROT-13',
    clauses: ['SECU-2'],
    statement: 'The whole TTP cannot test a guess at an activity against the sealed activity part, offline.',
    assumptions: ASSUMPTIONS,
    control: 'the activity is published as an unkeyed hash; the part is opened',
    proofs: [
      pair(
        'no derivation',
        'guess-activity',
        'Which of two known activities is it, for the whole TTP?',
        ['identityEngine', 'keyEngine'],
        ACTIVITIES,
        PLAIN,
      ),
    ],
    controls: [
      pair('derivation', 'guess-activity-opened', 'With the key of the tenant', ['tenantA'], ACTIVITIES, PLAIN),
      pair(
        'derivation',
        'guess-activity-hash',
        'With an unkeyed hash',
        [],
        [...['visit(one)', 'visit(two)', 'hash(choice(visit(one),visit(two)))']],
        PLAIN,
      ),
    ],
  },
  {
    id: 'PROT-14',
    clauses: ['SECU-10'],
    statement:
      'An institution that delivers its own visitors only and colludes with the tenant learns about nobody else: it cannot test a guess at a visitor who is not its own.',
    assumptions: [...ASSUMPTIONS, 'the institution delivers no identifiers of people who did not visit it'],
    control:
      'it delivers its guesses (a limit of the system: see quotas); of its own visitors it does learn the pseudonyms, and so what others delivered',
    proofs: [
      secret(
        'colluding-secrets',
        'What an institution and tenant a cannot have',
        ['tenantA', 'institutionC', 'gateway'],
        ['id(h,P)', 'number(X)', ...ROOTS],
      ),
      pair(
        'no derivation',
        'colluding',
        'Is a guess right, for tenant a with an institution that shows it the pseudonyms of its visitors?',
        ['tenantA', 'institutionC'],
        [GUESS, `irreversibleOf(number(${PERSON}),a,d1,one)`, 'irreversibleOf(number(id(c,P)),a,d1,one)'],
        PLAIN,
      ),
    ],
    controls: [
      pair(
        'derivation',
        'colluding-oracle',
        'With an institution that delivers guesses',
        ['tenantA', 'institutionC'],
        [...[GUESS, `irreversibleOf(number(${PERSON}),a,d1,one)`]],
        { ...PLAIN, steps: [oracle] },
      ),
      pair(
        'derivation',
        'colluding-own',
        'Whose pseudonym is it, of two visitors of its own?',
        ['tenantA', 'institutionC'],
        [
          ...['irreversibleOf(number(choice(id(c,p1),id(c,p2))),a,d1,one)'],
          'irreversibleOf(number(id(c,p1)),a,d1,one)',
          'irreversibleOf(number(id(c,p2)),a,d1,one)',
        ],
        PLAIN,
      ),
    ],
  },
]
