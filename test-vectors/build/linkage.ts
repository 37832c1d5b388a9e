import { createHmac } from 'node:crypto'
import { bytes, list, text } from '../../packages/ttp-core/src/conformance/input.ts'
import { enc, LABEL, toHex } from '../../packages/ttp-core/src/encoding/index.ts'
import { ERROR_ORDER } from './error-order.ts'
import type { Explain, Operation } from './frame.ts'
import { LINKABILITY_NOTES, linkabilityCases, linkabilityManyCases } from './linkability.ts'
import {
  birthCases,
  birthPairs,
  COMPARE_NOTES,
  editCases,
  givenCases,
  givenPairs,
  surnameCases,
  surnamePairs,
} from './linkage-compare.ts'
import { identifyingCases, recordCases } from './linkage-records.ts'
import { blockingCases, fingerprintCases, manyCases, tokenCases } from './linkage-tokens.ts'

const explain: Record<string, Explain> = {
  LinkageToken: (input) => {
    const parts = enc(LABEL.linkageParts, ...list(input, 'parts').map(String))
    const message = enc(LABEL.linkage, text(input, 'family'), parts)
    const hmac = createHmac('sha256', bytes(input, 'linkageKey')).update(message).digest('hex')
    return { message: toHex(message), hmac }
  },
}

export const linkage: Operation = {
  name: 'linkage',
  algorithm: 'HMAC-SHA-256',
  header: [
    'token = first 16 bytes of HMAC-SHA-256(linkageKey, enc("L", family, enc("token-parts", parts...)))',
    'identities are canonical; comparisons give a level',
  ],
  notes: {
    ...COMPARE_NOTES,
    ...LINKABILITY_NOTES,
    ...ERROR_ORDER,
    FamilySeparation: { bugType: 'KEY_REUSE', description: 'The same parts in two families give two tokens.' },
    AmbiguousConcat: { bugType: 'COLLISION', description: 'Without lengths, parts would run into each other.' },
    WrongKey: { bugType: 'WRONG_KEY', description: 'Another key gives another token.' },
    BadInput: { bugType: 'MALFORMED', description: 'The input is refused, not repaired.' },
    EmptyIdentifier: { bugType: 'MALFORMED', description: 'Nothing has no token.' },
    FieldOrder: { bugType: 'AMBIGUITY', description: 'The order in which a record has its fields does not count.' },
    MissingIsNotDifferent: { bugType: 'COMPARISON', description: 'What is not known is empty and makes no key.' },
    DefaultDate: { bugType: 'COMPARISON', description: '1 January stands for an unknown day.' },
    SharedContact: { bugType: 'OVER_LINKING', description: 'A role or an organisation is no person.' },
    Collective: { bugType: 'OVER_LINKING', description: 'A family has no given name.' },
    NoHome: { bugType: 'OVER_LINKING', description: 'Nobody lives in a post-office box.' },
    HomeCountry: { bugType: 'COMPARISON', description: 'Which country holds decides whether a postcode is an area.' },
    Accumulated: {
      bugType: 'COVERAGE',
      description: 'One SHA-256 over many outputs, each followed by a newline; inputs from SHAKE-128.',
    },
  },
  explain,
  groups: [
    {
      type: 'LinkageToken',
      specRef: 'KEYS-4, LINK-3, LINK-5',
      mutations: [
        { member: 'family', as: 'text', kinds: ['truncate', 'flip', 'reorder'] },
        { member: 'parts', replace: [] },
      ],
      cases: tokenCases,
    },
    { type: 'LinkageTokenMany', specRef: 'LINK-3', cases: manyCases },
    { type: 'ReadLinkageRecord', specRef: 'LINK-1', cases: recordCases },
    { type: 'IsIdentifying', specRef: 'LINK-2', cases: identifyingCases },
    { type: 'FingerprintInput', specRef: 'LINK-6', cases: fingerprintCases },
    { type: 'BlockingTokens', specRef: 'LINK-4, LINK-7', cases: blockingCases },
    { type: 'WithinOneEdit', specRef: 'LINK-9', cases: editCases },
    { type: 'CompareBirths', specRef: 'LINK-10', cases: birthCases },
    { type: 'CompareBirthsPairs', specRef: 'LINK-10', cases: birthPairs },
    { type: 'CompareSurnames', specRef: 'LINK-11', cases: surnameCases },
    { type: 'CompareSurnamesPairs', specRef: 'LINK-11', cases: surnamePairs },
    { type: 'CompareGiven', specRef: 'LINK-12', cases: givenCases },
    { type: 'CompareGivenPairs', specRef: 'LINK-12', cases: givenPairs },
    { type: 'Linkability', specRef: 'LINK-69, LINK-70, LINK-71', cases: linkabilityCases },
    { type: 'LinkabilityMany', specRef: 'LINK-69, LINK-70', cases: linkabilityManyCases },
  ],
}
