import type { Check, Checked } from './check.ts'
import type { Model, Step } from './description.ts'
import { sluis } from './sluis.ts'
import { received, signedBody } from './steps.ts'

const ASSUMPTIONS = [
  'perfect cryptography',
  'one key of each purpose for each party',
  'no order and no replay: see the life cycles',
]

function order(
  expected: Check['expected'],
  name: string,
  question: string,
  corrupt: readonly string[],
  goals: readonly string[],
  more: Partial<Model>,
): Check {
  return { protocol: sluis, model: { name, question, kind: 'order', corrupt, goals, ...more }, expected }
}

const EVERYBODY = ['gateway', 'identityEngine', 'keyEngine', 'tenantA', 'tenantB', 'institutionC']

const publish: Step = {
  name: 'publish',
  note: 'the registrar signs the entries of the directory',
  takes: [],
  gives: [
    ...['sealKey(a,pk(sealA))', 'sealKey(b,pk(sealB))', 'signKey(h,pk(signH))', 'signKey(c,pk(signC))'],
    ...['sealKey(identityEngine,pk(sealI))', 'agreement(h,a,d1)'],
  ].map((entry) => `sign(registrarKey,${entry})`),
}

const believe: Step = {
  name: 'believe',
  note: 'a party believes what the registrar signed, whose key it learnt at enrolment',
  takes: ['sign(registrarKey,X)'],
  gives: [],
  marks: ['listed(X)'],
}

const believeAnyone: Step = {
  ...believe,
  name: 'believe',
  note: 'FLAW: it believes what anybody signed whose public key came along',
  takes: ['sign(K,X)', 'pk(K)'],
}

const manifested: Step = {
  name: 'manifested',
  note: 'a manifest is accepted when a key of the institution signed it',
  takes: ['sign(K,manifest(N,H,T,D,I,A))'],
  when: ['listed(signKey(H,pk(K)))'],
  gives: [],
  marks: ['manifested(N,H,T,D,I,A)'],
}

const resolveAnyContext: Step = {
  name: 'resolve',
  note: 'FLAW: the context under the signature is not compared with the place where the part was delivered',
  by: 'identityEngine',
  takes: [`seal(pk(sealI),C,R,${signedBody('K', 'B', 'X')})`, 'N'],
  when: ['listed(signKey(H,pk(K)))', 'listed(agreement(H,T,D))'],
  gives: [],
  marks: ['resolved(N,H,T,D,X)'],
}

const resolveUnsigned: Step = {
  name: 'resolve',
  note: 'FLAW: the signature in a part is not verified',
  by: 'identityEngine',
  takes: ['seal(pk(sealI),context(identity,N,H,T,D),R,plain(S,X))'],
  when: ['listed(agreement(H,T,D))'],
  gives: [],
  marks: ['resolved(N,H,T,D,X)'],
}

/** Tenant a joins the parts of a row; `of` is the delivery of the pseudonym part. */
function receive(of = 'N'): Step {
  return {
    name: 'receive',
    note: 'tenant a joins the activity that the institution signed and the pseudonym that the key engine signed',
    takes: [
      received('activity', 'pk(sealA)', 'K', 'V', 'N,H,a,D'),
      received('pseudonym', 'pk(sealA)', 'L', 'S', `${of},H,a,D`),
    ],
    when: ['listed(signKey(H,pk(K)))', 'listed(signKey(keyEngine,pk(L)))', 'listed(agreement(H,a,D))'],
    gives: [],
    marks: ['joined(N,H,D,V,S)'],
  }
}

const ROW = 'delivery(a,d1,h,p0,v0)'
const RECEIVE = { steps: [receive()] }
const MANIFEST = { steps: [manifested], given: ['forged'] }
const OUTSIDERS = ['gateway', 'institutionC', 'tenantA', 'tenantB', 'keyEngine']
const NETWORK = ['gateway', 'institutionC', 'tenantB']

export const acceptanceClaims: readonly Checked[] = [
  {
    id: 'PROT-15',
    clauses: ['PART-1', 'DIRE-8', 'DIRE-17'],
    statement:
      'Only entries that the registrar signed count: the gateway with both engines, both tenants and an institution cannot substitute a key or make an agreement.',
    assumptions: [...ASSUMPTIONS, 'the key of the registrar was compared at enrolment'],
    control: 'a directory counts when anybody signed it whose key came along; what the registrar signed does count',
    proofs: [
      order(
        'no derivation',
        'directory',
        'Entries that the registrar did not sign',
        EVERYBODY,
        [
          ...['listed(sealKey(T,pk(forged)))', 'listed(signKey(T,pk(forged)))', 'listed(sealKey(a,pk(sealB)))'],
          ...[
            'listed(sealKey(a,pk(sealI)))',
            'listed(signKey(h,pk(signC)))',
            'listed(agreement(c,T,D))',
            'listed(agreement(h,b,D))',
          ],
        ],
        { only: ['keys_of_engines'], steps: [publish, believe], given: ['forged'] },
      ),
    ],
    controls: [
      order(
        'derivation',
        'directory-unpinned',
        'With the key of whoever signed',
        ['gateway'],
        ['listed(sealKey(a,pk(forged)))'],
        {
          ...{ only: [], steps: [publish, believeAnyone], given: ['forged'] },
        },
      ),
      order('derivation', 'directory-counts', 'An entry counts', [], ['listed(sealKey(a,pk(sealA)))'], {
        ...{ only: [], steps: [publish, believe] },
      }),
    ],
  },
  {
    id: 'PROT-16',
    clauses: ['SEAL-11', 'SEAL-14', 'SEAL-15'],
    statement:
      "A part or manifest counts as an institution's only if that institution made it, for that delivery, tenant and domain.",
    assumptions: ASSUMPTIONS,
    control: 'a part whose signature is not verified; a part whose context is not compared; honest parts do count',
    proofs: [
      order(
        'no derivation',
        'parts',
        'Rows that institution h did not deliver there',
        OUTSIDERS,
        [
          'resolved(N,h,T,D,forged)',
          'resolved(delivery(a,d1,h,p0,V),h,T,D,id(h,p1))',
          'resolved(delivery(a,d1,h,p0,V),h,b,D,X)',
          'resolved(delivery(a,d1,h,p0,V),h,a,d2,X)',
        ],
        { given: ['forged'] },
      ),
      order(
        'no derivation',
        'manifests',
        'Manifests that institution h did not sign',
        OUTSIDERS,
        [
          'manifested(N,h,T,D,forged,A)',
          'manifested(N,h,T,D,I,forged)',
          'manifested(delivery(a,d1,h,p0,V),h,b,D,I,A)',
          'manifested(delivery(a,d1,h,p0,V),h,a,d2,I,A)',
        ],
        MANIFEST,
      ),
    ],
    controls: [
      order('derivation', 'parts-unsigned', 'Without the signature', ['gateway'], ['resolved(N,h,T,D,forged)'], {
        ...{ steps: [resolveUnsigned], given: ['forged', 'n0'] },
      }),
      order(
        'derivation',
        'parts-any-context',
        'Without the context',
        ['gateway'],
        ['resolved(delivery(a,d1,h,p0,v0),h,b,d1,X)'],
        {
          steps: [resolveAnyContext],
        },
      ),
      order('derivation', 'parts-count', 'A row counts', [], [`resolved(${ROW},h,a,d1,id(h,p0))`], {}),
      order('derivation', 'manifests-count', 'A manifest counts', [], [`manifested(${ROW},h,a,d1,I,A)`], MANIFEST),
    ],
  },
  {
    id: 'PROT-17',
    clauses: ['SEAL-11'],
    statement:
      'A tenant joins an activity only with the pseudonym that was made for the same delivery, and with nothing that was made up.',
    assumptions: [
      ...ASSUMPTIONS,
      'both engines are honest',
      'a delivery of one row: the join by row number is plain code',
    ],
    control: 'the context of the pseudonym part is not compared; honest rows are joined',
    proofs: [
      order(
        'no derivation',
        'joins',
        'Joins that must not happen',
        NETWORK,
        [
          `joined(${ROW},h,D,visit(delivery(T,D,F,p1,V)),S)`,
          `joined(${ROW},h,D,V,irreversibleOf(number(id(F,p1)),T,D,E))`,
          'joined(N,h,D,visit(delivery(b,C,F,P,V)),S)',
          'joined(N,h,D,V,irreversibleOf(X,b,C,E))',
          'joined(N,h,D,forged,S)',
          'joined(N,h,D,V,forged)',
        ],
        { ...RECEIVE, given: ['forged'] },
      ),
    ],
    controls: [
      order(
        'derivation',
        'joins-any-context',
        'Without the context',
        ['gateway'],
        [...[`joined(${ROW},h,d1,V,irreversibleOf(number(id(h,p1)),a,d1,one))`]],
        { steps: [receive('M')] },
      ),
      order(
        'derivation',
        'joins-happen',
        'A row is joined',
        [],
        [...[`joined(${ROW},h,d1,visit(${ROW}),irreversibleOf(number(id(h,p0)),a,d1,one))`]],
        RECEIVE,
      ),
    ],
  },
]
