import {
  deriveIrreversible,
  encryptSubject,
  type IrreversiblePseudonym,
  type ReversiblePseudonym,
  rewrap,
  translate,
} from '../../packages/ttp-core/src/pseudonym/index.ts'
import type { Case, Evaluator, Fields, Operation } from './frame.ts'
import { text } from './input.ts'
import {
  DOMAIN,
  domainOf,
  innerKeyOf,
  KEYS,
  REVERSIBLE,
  reversibleKeyOf,
  SUBJECT,
  subjectOf,
  wrapKeyOf,
} from './pseudonym-input.ts'
import { PSEUDONYM_NOTES } from './pseudonym-notes.ts'

const SPEC = 'packages/ttp-core/src/pseudonym/rewrap.ts'
type Move = typeof rewrap

function evaluator(move: Move): Evaluator {
  return {
    run: (input) => {
      const [from, to, pseudonym] = [domainOf(input, 'from'), domainOf(input, 'to'), text(input, 'pseudonym')]
      if (from.mode === 'irreversible') {
        const [old, next] = [wrapKeyOf(input, 'fromKey'), wrapKeyOf(input, 'toKey')]
        return { pseudonym: move(old, from, next, to, pseudonym as IrreversiblePseudonym) }
      }
      const [old, next] = [reversibleKeyOf(input, 'fromKey'), reversibleKeyOf(input, 'toKey')]
      return { pseudonym: move(old, from, next, to, pseudonym as ReversiblePseudonym) }
    },
    // The pseudonym made anew from the subject, which must equal the output.
    explain: (input) => {
      const to = domainOf(input, 'to')
      const subject = subjectOf({ subject: SUBJECT })
      return {
        derivedAnew:
          to.mode === 'irreversible'
            ? deriveIrreversible(innerKeyOf(KEYS), wrapKeyOf(input, 'toKey'), to, 'person', subject)
            : encryptSubject(reversibleKeyOf(input, 'toKey'), to, 'person', subject),
      }
    },
  }
}

const subject = subjectOf({ subject: SUBJECT })
const first = { fromKey: KEYS.first, toKey: KEYS.second }
const irreversible = deriveIrreversible(
  innerKeyOf(KEYS),
  wrapKeyOf(first, 'fromKey'),
  domainOf({ domain: DOMAIN }),
  'person',
  subject,
)
const reversible = encryptSubject(
  reversibleKeyOf(first, 'fromKey'),
  domainOf({ domain: REVERSIBLE }),
  'person',
  subject,
)

const move = (to: Fields, change: Fields = {}): Fields => ({
  ...first,
  from: DOMAIN,
  to,
  pseudonym: irreversible,
  ...change,
})
const back: Fields = { from: REVERSIBLE, pseudonym: reversible }
const next = { ...DOMAIN, epoch: 2 }
const other = { ...DOMAIN, tenant: 'museum-a', domain: 'visitors', prefix: 'mus' }

const rewrapCases: Case[] = [
  { tcId: 1, comment: 'irreversible, next epoch', flags: [], input: move(next) },
  { tcId: 2, comment: 'reversible, next epoch', flags: [], input: move({ ...REVERSIBLE, epoch: 2 }, back) },
  { tcId: 3, comment: 'the same epoch', flags: ['BadInput'], input: move(DOMAIN), error: 'REWRAP_INVALID' },
  {
    tcId: 4,
    comment: 'another domain',
    flags: ['WrongDomain'],
    input: move({ ...next, domain: 'other' }),
    error: 'REWRAP_INVALID',
  },
  {
    tcId: 5,
    comment: 'another mode',
    flags: ['WrongMode'],
    input: move({ ...next, mode: 'reversible' }),
    error: 'REWRAP_INVALID',
  },
  {
    tcId: 6,
    comment: 'a pseudonym of the other mode',
    flags: ['WrongMode'],
    input: move(next, { pseudonym: reversible }),
    error: 'PSEUDONYM_WRONG_MODE',
  },
  {
    tcId: 7,
    comment: 'another key for the old epoch',
    flags: ['WrongKey'],
    input: move(next, { fromKey: KEYS.second }),
    error: 'PSEUDONYM_UNOPENABLE',
  },
  {
    tcId: 8,
    comment: 'a pseudonym of another epoch',
    flags: ['WrongEpoch'],
    input: move(next, { from: { ...DOMAIN, epoch: 3 } }),
    error: 'PSEUDONYM_WRONG_EPOCH',
  },
]
const translateCases: Case[] = [
  { tcId: 101, comment: 'irreversible, to another tenant', flags: [], input: move(other) },
  {
    tcId: 102,
    comment: 'irreversible, to another domain of the tenant',
    flags: [],
    input: move({ ...DOMAIN, domain: 'loyalty' }),
  },
  {
    tcId: 103,
    comment: 'reversible, to another tenant and epoch',
    flags: [],
    input: move({ ...other, epoch: 7, mode: 'reversible' }, back),
  },
  { tcId: 104, comment: 'the same domain', flags: ['BadInput'], input: move(next), error: 'REWRAP_INVALID' },
  {
    tcId: 105,
    comment: 'another mode',
    flags: ['WrongMode'],
    input: move({ ...other, mode: 'reversible' }),
    error: 'REWRAP_INVALID',
  },
  {
    tcId: 106,
    comment: 'said to come from another tenant',
    flags: ['WrongTenant'],
    input: move(other, { from: { ...DOMAIN, tenant: 'x' } }),
    error: 'PSEUDONYM_UNOPENABLE',
  },
]

export const rewrapping: Operation = {
  name: 'rewrap',
  algorithm: 'AES-SIV, bech32m',
  header: ['The output equals the pseudonym derived anew in the new epoch or domain (intermediates.derivedAnew).'],
  notes: PSEUDONYM_NOTES,
  evaluators: { Rewrap: evaluator(rewrap), Translate: evaluator(translate) },
  groups: [
    { type: 'Rewrap', specRef: SPEC, cases: rewrapCases },
    { type: 'Translate', specRef: SPEC, cases: translateCases },
  ],
}
