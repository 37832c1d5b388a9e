import type { Party, Protocol, Step } from './description.ts'
import { constructors, destructors } from './signature.ts'
import { convertMerge, deliver, learnMerge, pseudonymise, resolve } from './steps.ts'

/** How the keys and values are made. */
export const abbreviations: readonly string[] = [
  'seedOf(E,P) = seed(E,P,none,none,one)',
  'infoOf(P) = key(P,none,none,one)',
  'kekOf(R) = hkdf(R,zero,infoOf(keyEncryption))',
  'kL = hkdf(rootI,seedOf(identityEngine,linkage),infoOf(linkage))',
  'kV = hkdf(rootI,seedOf(identityEngine,vault),infoOf(vault))',
  'sealI = hkdf(rootI,seedOf(identityEngine,sealing),infoOf(sealing))',
  'signI = hkdf(rootI,seedOf(identityEngine,signing),infoOf(signing))',
  'sealK = hkdf(rootK,seedOf(keyEngine,sealing),infoOf(sealing))',
  'signK = hkdf(rootK,seedOf(keyEngine,signing),infoOf(signing))',
  'kH = hkdf(rootK,seedOf(keyEngine,inner),infoOf(inner))',
  'kT(T,D,E) = hkdf(rootK,seed(keyEngine,wrap,T,D,E),key(wrap,T,D,E))',
  'kE(T,D,E) = hkdf(rootK,seed(keyEngine,reversible,T,D,E),key(reversible,T,D,E))',
  'innerOf(S) = hmac(kH,innerText(person,S))',
  'irreversibleOf(S,T,D,E) = siv(kT(T,D,E),header(irreversible,person,T,D,E),innerOf(S))',
  'reversibleOf(S,T,D,E) = siv(kE(T,D,E),header(reversible,person,T,D,E),S)',
  'token(X) = hmac(kL,tokenText(email,X))',
  'profile(X) = gcm(hmac(kV,saltText(salt(X))),fresh(vault,X,none),number(X),X)',
  'sealedSeed(R,E,P,T,D,N) = siv(kekOf(R),seedText(P,T,D,N),seed(E,P,T,D,N))',
]

const identityEngine: Party = {
  note: 'its root opens its seeds; it can look up whether it knows somebody',
  holds: ['rootI'],
  reads: ['identity'],
  powers: [
    {
      name: 'know',
      note: 'its tables tell the number of whom it meets',
      takes: ['X'],
      gives: ['number(X)', 'attributes(X)'],
    },
  ],
}

const keyEngine: Party = { note: 'its root opens its seeds', holds: ['rootK'], reads: ['keys'] }

export const parties: Readonly<Record<string, Party>> = {
  gateway: {
    note: 'carries everything and holds no key that opens anything: what it sees, and what it can forge, is the network',
    holds: [],
  },
  identityEngine,
  keyEngine,
  database: {
    note: 'a copy of every table of every schema, without the roots',
    holds: [],
    reads: ['identity', 'keys'],
  },
  tenantA: { note: 'tenant a', holds: ['sealA'] },
  tenantB: { note: 'tenant b', holds: ['sealB'] },
  institutionH: { note: 'institution h', holds: ['signH', 'id(F,P)'] },
  institutionC: {
    note: 'institution c, which knows the persons of circle c: its visitors',
    holds: ['signC', 'id(c,P)'],
  },
}

/** Tenant, name, epoch and mode of each domain. */
const domains = [
  ['a', 'd1', 'one', 'irreversible'],
  ['a', 'd1', 'two', 'irreversible'],
  ['a', 'd2', 'one', 'irreversible'],
  ['a', 'd3', 'one', 'reversible'],
  ['b', 'd1', 'one', 'irreversible'],
  ['b', 'd3', 'one', 'reversible'],
]

/** Institution, tenant and domain of each agreement. */
const agreements = ['h,a,d1', 'h,a,d2', 'h,a,d3', 'h,b,d1', 'h,b,d3', 'c,a,d1', 'c,b,d1']

/** What the registrar signed. That only this is believed is a claim of its own. */
export const directory: Step = {
  name: 'directory',
  note: 'the entries of the directory',
  takes: [],
  gives: ['pk(sealA)', 'pk(sealB)', 'pk(sealI)', 'pk(sealK)', 'pk(signH)', 'pk(signC)', 'pk(signI)', 'pk(signK)'],
  marks: [
    'listed(sealKey(a,pk(sealA)))',
    'listed(sealKey(b,pk(sealB)))',
    'listed(sealKey(identityEngine,pk(sealI)))',
    'listed(sealKey(keyEngine,pk(sealK)))',
    'listed(signKey(h,pk(signH)))',
    'listed(signKey(c,pk(signC)))',
    'listed(signKey(identityEngine,pk(signI)))',
    'listed(signKey(keyEngine,pk(signK)))',
    ...agreements.map((names) => `listed(agreement(${names}))`),
    ...domains.map((domain) => `listed(domain(${domain.join(',')}))`),
  ],
}

/** Sluis: two tenants a and b, institution h that is honest, institution c that need not be, one registrar, three processes. */
export const sluis: Protocol = {
  constructors,
  abbreviations,
  destructors,
  parties,
  names: [
    ...['a', 'b', 'c', 'h', 'd1', 'd2', 'd3', 'one', 'two', 'none', 'zero', 'person', 'email'],
    ...['irreversible', 'reversible'],
    ...['keyEncryption', 'linkage', 'vault', 'sealing', 'signing', 'inner', 'wrap'],
    ...['identity', 'activity', 'subject', 'pseudonym', 'attribute', 'change', 'identityEngine', 'keyEngine'],
  ],
  steps: [
    {
      name: 'keys_of_engines',
      note: 'sealed seeds in the tables of the engines',
      takes: [],
      gives: [],
      stores: {
        identity: ['linkage', 'vault', 'sealing', 'signing'].map(
          (purpose) => `sealedSeed(rootI,identityEngine,${purpose},none,none,one)`,
        ),
        keys: [
          ...['inner', 'sealing', 'signing'].map((purpose) => `sealedSeed(rootK,keyEngine,${purpose},none,none,one)`),
          ...domains.map(
            ([tenant, name, epoch, mode]) =>
              `sealedSeed(rootK,keyEngine,${mode === 'irreversible' ? 'wrap' : mode},${tenant},${name},${epoch})`,
          ),
        ],
      },
    },
    directory,
    deliver(),
    resolve(),
    pseudonymise('irreversible'),
    pseudonymise('reversible'),
    learnMerge(),
    convertMerge(),
  ],
}

/**
 * The same with every key a secret of its own. HKDF gives an independent key for every context, as the models with the hierarchy
 * show; pair models about whole rows get too large with both.
 */
export const withPlainKeys: Protocol = {
  ...sluis,
  abbreviations: abbreviations.filter(
    (line) => !/^(?:kekOf|sealedSeed|seedOf|infoOf|kL|kV|sealI|signI|sealK|signK|kH|kT|kE)\b/.test(line),
  ),
  parties: {
    ...parties,
    identityEngine: { ...identityEngine, holds: ['kL', 'kV', 'sealI', 'signI'] },
    keyEngine: { ...keyEngine, holds: ['kH', 'sealK', 'signK', 'kT(a,d1,one)', 'kE(a,d3,one)'] },
  },
  steps: sluis.steps.filter(({ name }) => name !== 'keys_of_engines'),
}
