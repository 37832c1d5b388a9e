import type { Claim } from '../claim.ts'
import { AGREEMENTS, DELIVERY, DESTRUCTION, FEED, KEYS, SPLITS } from './models.ts'
import type { Model } from './simulate.ts'
import { checkFlaw, checkInvariants, checkWitnesses } from './simulate.ts'

function claim(model: Model, about: Pick<Claim, 'id' | 'clauses' | 'statement' | 'assumptions'>): Claim {
  return {
    ...about,
    assumptions: [
      `random simulation of ${model.samples} samples of up to ${model.steps} steps, no proof`,
      'every transaction of the database is atomic and durable',
      ...about.assumptions,
    ],
    model: `lifecycle/${model.file}`,
    control: model.flaws.map(({ name }) => name).join('; '),
    prove: async () => [await checkInvariants(model)],
    refute: async () => [
      await checkWitnesses(model),
      ...(await Promise.all(model.flaws.map((flaw) => checkFlaw(model, flaw)))),
    ],
  }
}

export const claims: readonly Claim[] = [
  claim(DELIVERY, {
    id: 'LIFE-1',
    clauses: [
      'DELI-1',
      'DELI-17',
      'DELI-20',
      'DELI-23',
      'DELI-24',
      'RELE-2',
      'RELE-3',
      'RELE-5',
      'RELE-7',
      'RELE-10',
      'RELE-11',
    ],
    statement:
      'Whatever is repeated, abandoned, refused or killed: a closed delivery is released exactly once, after its log entry is durable, and kept until the tenant has it.',
    assumptions: ['four deliveries of five chunks, one tenant'],
  }),
  claim(KEYS, {
    id: 'LIFE-2',
    clauses: ['KEYS-17', 'KEYS-18', 'KEYS-19', 'KEYS-22', 'KEYS-71'],
    statement:
      'No epoch ever stands for two keys, a planned key is lent for nothing and is the one that becomes active, nothing is made with a key that is not active, and no key is destroyed while it is in use or used after it was destroyed.',
    assumptions: ['three families of keys, three epochs, two loans at once'],
  }),
  claim(FEED, {
    id: 'LIFE-3',
    clauses: ['LINK-22', 'LINK-25', 'RELE-24'],
    statement:
      'A tenant that has followed its feed to the end holds the same partition into persons and households as the TTP, in whatever order rows and changes arrived, and never takes two for one that the TTP holds apart.',
    assumptions: ['four identifiers, two addresses, eight rows, two tenants', 'merges only: splits are LIFE-5'],
  }),
  claim(AGREEMENTS, {
    id: 'LIFE-4',
    clauses: ['DELI-13', 'DELI-25', 'DIRE-19', 'DIRE-20', 'RELE-16'],
    statement:
      'No row reaches a tenant’s store outside an agreement, nothing of a suspended organisation is let in or handed out, and what was accepted before the end of an agreement is finished, not lost.',
    assumptions: ['one agreement that is listed or not, ends earlier or later, and four deliveries of one row'],
  }),
  claim(SPLITS, {
    id: 'LIFE-5',
    clauses: ['RELE-24', 'RELE-29', 'RELE-30', 'RELE-31'],
    statement:
      'After any merges and splits, in whatever order they and the rows reach a tenant, every row reads as the number that it has at the TTP, and nobody hears of rows that are not its own.',
    assumptions: ['six rows, nine merges and splits, subjects of one kind, two tenants'],
  }),
  claim(DESTRUCTION, {
    id: 'LIFE-6',
    clauses: ['KEYS-74', 'KEYS-75', 'DUAL-4'],
    statement:
      'A key is destroyed only on the word of three human beings, two of them custodians who did not ask, which a signed head of the log covers before and which holds by the directory of that day; and once.',
    assumptions: [
      'two keys, five requests, five identifiers of four human beings',
      'no replay: `destruction.test.ts` of the key engine holds the code',
    ],
  }),
]
