import type { Step } from './description.ts'

/** A part: sealed to a public key, signed inside, both bound to its context. */
export function part(kind: string, to: string, signer: string, body: string, place = 'N,H,T,D'): string {
  const context = `context(${kind},${place})`
  return `seal(${to},${context},fresh(${context},${to},${body}),${signedBody(signer, context, body)})`
}

/** The same as the recipient sees it, who knows no ephemeral key. */
export function received(kind: string, to: string, signer: string, body: string, place = 'N,H,T,D'): string {
  const context = `context(${kind},${place})`
  return `seal(${to},${context},R_${kind},${signedBody(signer, context, body)})`
}

/** Plaintext of a part. */
export function signedBody(signer: string, context: string, body: string): string {
  return `plain(sign(${signer},signedText(${context},${body})),${body})`
}

/** An institution's delivery of one row, for a tenant and domain of the directory, to the keys of the directory. */
export function deliver(): Step {
  const number = 'delivery(T,D,F,P,V)'
  const place = `${number},h,T,D`
  const identity = part('identity', 'PI', 'signH', 'id(F,P)', place)
  const activity = part('activity', 'PT', 'signH', `visit(${number})`, place)
  return {
    name: 'deliver',
    note: 'institution h delivers a row about a visitor of any circle',
    by: 'institutionH',
    takes: [],
    when: ['listed(agreement(h,T,D))', 'listed(sealKey(T,PT))', 'listed(sealKey(identityEngine,PI))'],
    gives: [identity, activity, `sign(signH,manifest(${place},hash(${identity}),hash(${activity})))`],
  }
}

/** The identity engine: opens an identity part that the institution signed, and finds out who it is. */
export function resolve(): Step {
  return {
    name: 'resolve',
    by: 'identityEngine',
    note: 'the identity engine resolves a row and hands its number to the key engine, its attributes to the tenant',
    takes: [received('identity', 'pk(sealI)', 'K', 'X')],
    when: [
      'listed(signKey(H,pk(K)))',
      'listed(agreement(H,T,D))',
      'listed(sealKey(keyEngine,PK))',
      'listed(sealKey(T,PT))',
    ],
    gives: [part('subject', 'PK', 'signI', 'number(X)'), part('attribute', 'PT', 'signI', 'attributes(X)')],
    marks: ['resolved(N,H,T,D,X)'],
    stores: { identity: ['token(X)', 'number(X)', 'salt(X)', 'profile(X)'] },
  }
}

/** The key engine: makes pseudonyms of the numbers that the identity engine signed, for the tenant of the directory. */
export function pseudonymise(mode: 'irreversible' | 'reversible'): Step {
  return {
    name: `pseudonymise_${mode}`,
    by: 'keyEngine',
    note: `the key engine makes the ${mode} pseudonym of a number and seals it to the tenant`,
    takes: [received('subject', 'pk(sealK)', 'K', 'S')],
    when: [
      'listed(signKey(identityEngine,pk(K)))',
      'listed(agreement(H,T,D))',
      `listed(domain(T,D,E,${mode}))`,
      'listed(sealKey(T,PT))',
    ],
    gives: [part('pseudonym', 'PT', 'signK', `${mode}Of(S,T,D,E)`)],
  }
}

/** The identity engine learns that two numbers are one person. */
export function learnMerge(): Step {
  return {
    name: 'learn_merge',
    by: 'identityEngine',
    note: 'the identity engine hands a merge to the key engine, for one domain',
    takes: [],
    when: ['listed(domain(T,D,E,M))', 'listed(sealKey(keyEngine,PK))'],
    gives: [part('subject', 'PK', 'signI', 'merge(number(id(F,P)),number(id(G,Q)))', 'changeOf(F,P,G,Q),none,T,D')],
  }
}

/** The change feed. */
export function convertMerge(): Step {
  return {
    name: 'convert_merge',
    by: 'keyEngine',
    note: 'the key engine turns a merge of numbers into a merge of pseudonyms',
    takes: [received('subject', 'pk(sealK)', 'K', 'merge(S,U)', 'N,none,T,D')],
    when: ['listed(signKey(identityEngine,pk(K)))', 'listed(domain(T,D,E,irreversible))', 'listed(sealKey(T,PT))'],
    gives: [part('change', 'PT', 'signK', 'merge(irreversibleOf(S,T,D,E),irreversibleOf(U,T,D,E))', 'N,none,T,D')],
  }
}

/** A row, where a model is about one row only: its name, the identifiers and the activity in it, and the pseudonym made of it. */
export interface Row {
  readonly name: string
  readonly who: string
  readonly what: string
  readonly pseudonym: string
}

/** Parts of one row, sealed for tenant a. Contexts and ephemeral keys are constants: the model has no other row like it. */
export function partsOf({ name, who, what, pseudonym }: Row, kinds: readonly PartKind[] = ALL): string[] {
  const sealed = (kind: string, to: string, signer: string, body: string): string =>
    `seal(pk(${to}),${kind}_${name},ephemeral_${kind}_${name},${signedBody(signer, `${kind}_${name}`, body)})`
  const parts: Readonly<Record<PartKind, string>> = {
    identity: sealed('identity', 'sealI', 'signH', who),
    activity: sealed('activity', 'sealA', 'signH', what),
    subject: sealed('subject', 'sealK', 'signI', `number(${who})`),
    pseudonym: sealed('pseudonym', 'sealA', 'signK', pseudonym),
  }
  return kinds.map((kind) => parts[kind])
}

type PartKind = 'identity' | 'activity' | 'subject' | 'pseudonym'
const ALL: readonly PartKind[] = ['identity', 'activity', 'subject', 'pseudonym']
