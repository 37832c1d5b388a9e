import type { Check, Checked } from './check.ts'
import type { Model, Step } from './description.ts'
import { sluis } from './sluis.ts'

/** Perfect cryptography, and what the description says of the parties. */
export const ASSUMPTIONS = [
  'perfect cryptography',
  'no sizes, timing, frequency or order',
  'roots and private keys secret unless said',
]

/** Nothing of these can be had. */
export function secret(
  name: string,
  question: string,
  corrupt: readonly string[],
  goals: readonly string[],
  more: Partial<Model> = {},
): Check {
  return {
    protocol: sluis,
    model: { name, question, kind: 'secrecy', corrupt, goals, ...more },
    expected: 'no derivation',
  }
}

/** This one thing can be had. */
export function reachable(
  name: string,
  question: string,
  corrupt: readonly string[],
  goal: string,
  more: Partial<Model> = {},
): Check {
  return { ...secret(name, question, corrupt, [goal], more), expected: 'derivation' }
}

export const ROOTS = ['rootI', 'rootK', 'kL', 'kV', 'kH', 'kT(T,D,E)', 'kE(T,D,E)', 'sealI', 'sealK', 'signI', 'signK']

/** The flaw: a party believes whatever key the gateway names for the tenant or for the identity engine. */
export const unsignedDirectory: Step = {
  name: 'unsigned_directory',
  note: 'FLAW: an entry of the directory counts without the signature of the registrar',
  takes: ['K'],
  gives: [],
  marks: ['listed(sealKey(a,K))', 'listed(sealKey(b,K))', 'listed(sealKey(identityEngine,K))'],
}

/** The flaw: an endpoint that re-identifies. */
export const reveal: Step = {
  name: 'reveal',
  note: 'FLAW: who shows a pseudonym is told who it is',
  takes: ['irreversibleOf(number(X),T,D,E)'],
  gives: ['X'],
}

const answer: Step = {
  name: 'answer',
  note: 'FLAW: an institution that delivers a row is told what is known of a person like that',
  takes: ['seal(pk(sealI),C,R,plain(sign(signC,Y),id(c,P)))'],
  gives: ['id(h,P)'],
}

const PSEUDONYMS = ['irreversibleOf(S,T,D,E)', 'reversibleOf(S,T,D,E)']

export const secrecyClaims: readonly Checked[] = [
  {
    id: 'PROT-1',
    clauses: ['SECU-1', 'SECU-3'],
    statement:
      'Two tenants together with the gateway learn no identifiers, no subject number and no key of the TTP; and with an institution in the place of the second tenant, nothing of the pseudonyms and activities of the other tenant.',
    assumptions: ASSUMPTIONS,
    control: 'an endpoint that tells a tenant who a pseudonym is; the tenant does receive pseudonyms and activities',
    proofs: [
      secret(
        'tenant-institution',
        'What tenant a, an institution and the gateway cannot have of tenant b',
        ['tenantA', 'institutionC', 'gateway'],
        ['number(X)', 'irreversibleOf(S,b,D,E)', 'reversibleOf(S,b,D,E)', 'visit(delivery(b,D,F,P,V))'],
      ),
      secret(
        'tenants',
        'What two tenants and the gateway cannot have',
        ['tenantA', 'tenantB', 'gateway'],
        ['id(F,P)', 'number(X)', ...ROOTS],
      ),
    ],
    controls: [
      reachable('tenants-reveal', 'With an endpoint that reveals', ['tenantA'], 'id(h,p0)', { steps: [reveal] }),
      reachable('tenants-pseudonym', 'A pseudonym arrives', ['tenantA'], 'irreversibleOf(number(id(h,p0)),a,d1,one)'),
      reachable('tenants-activity', 'An activity arrives', ['tenantA'], 'visit(delivery(a,d1,h,p0,v0))'),
    ],
  },
  {
    id: 'PROT-2',
    clauses: ['SECU-1'],
    statement:
      'The gateway, which carries everything and can forge and replay, learns no identifiers, numbers, pseudonyms, activities, attributes or keys.',
    assumptions: ASSUMPTIONS,
    control: 'a directory that counts without the signature of the registrar; the gateway does carry the sealed parts',
    proofs: [
      secret(
        'gateway',
        'What the gateway cannot have',
        ['gateway'],
        [...['id(F,P)', 'number(X)', 'attributes(X)', 'visit(N)', ...PSEUDONYMS, ...ROOTS]],
      ),
    ],
    controls: [
      reachable('gateway-unsigned', 'With an unsigned directory', ['gateway'], 'id(h,p0)', {
        steps: [unsignedDirectory],
      }),
      reachable('gateway-carries', 'The header of a part is seen', ['gateway'], 'context(pseudonym,N,h,a,d1)'),
    ],
  },
  {
    id: 'PROT-3',
    clauses: ['SECU-1'],
    statement:
      "An institution together with the gateway learns nothing of other institutions' visitors, no pseudonym even of its own visitors, no activity delivered by another, and no key.",
    assumptions: ASSUMPTIONS,
    control: 'an answer that tells what is known of a person; its own deliveries are resolved',
    proofs: [
      secret(
        'institution',
        'What an institution cannot have',
        ['institutionC', 'gateway'],
        [...['id(h,P)', 'number(X)', 'attributes(X)', 'visit(N)', ...PSEUDONYMS, ...ROOTS]],
      ),
    ],
    controls: [
      reachable('institution-answer', 'With an answer that tells', ['institutionC'], 'id(h,p0)', { steps: [answer] }),
      reachable('institution-resolved', 'Its row is resolved', ['institutionC'], 'resolved(n0,c,a,d1,id(c,p0))', {
        kind: 'order',
        given: ['n0'],
      }),
    ],
  },
  {
    id: 'PROT-4',
    clauses: ['SECU-1'],
    statement:
      'A copy of every table of the database, without the roots, gives no identifiers, attributes, pseudonyms, activities or keys.',
    assumptions: ASSUMPTIONS,
    control: 'the root of the identity engine leaks too; the copy does hold subject numbers',
    proofs: [
      secret(
        'database',
        'What a copy of the database does not give',
        ['database', 'gateway'],
        [...['id(F,P)', 'attributes(X)', 'visit(N)', ...PSEUDONYMS, ...ROOTS]],
      ),
    ],
    controls: [
      reachable('database-root', 'With the root of the identity engine', ['database'], 'id(h,p0)', {
        given: ['rootI'],
      }),
      reachable('database-number', 'A subject number', ['database'], 'number(id(h,p0))'),
    ],
  },
  {
    id: 'PROT-5',
    clauses: ['SECU-2'],
    statement:
      'The activity part stays secret from the whole TTP (gateway, identity engine and key engine together), also when another tenant and another institution help it.',
    assumptions: [...ASSUMPTIONS, 'the registrar is honest'],
    control:
      "the gateway puts a key of its own in the tenant's place in an unsigned directory; the tenant itself does read it",
    proofs: [
      secret(
        'activity',
        'Activities for tenant a, from everybody but tenant a and institution h',
        ['gateway', 'identityEngine', 'keyEngine', 'database', 'tenantB', 'institutionC'],
        ['visit(delivery(a,D,F,P,V))'],
      ),
    ],
    controls: [
      reachable('activity-unsigned', 'With an unsigned directory', ['gateway'], 'visit(delivery(a,d1,h,p0,v0))', {
        steps: [unsignedDirectory],
      }),
      reachable('activity-tenant', 'Tenant a reads it', ['tenantA'], 'visit(delivery(a,d1,h,p0,v0))'),
    ],
  },
]
