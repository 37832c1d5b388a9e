import type { Constructor, Step } from './description.ts'

const make = (kind: Constructor['kind'], name: string, arity: number, note: string): Constructor => ({
  name,
  arity,
  kind,
  note,
})

/** The functions that Sluis is built from. */
export const constructors: readonly Constructor[] = [
  make('public', 'hkdf', 3, 'HKDF-SHA-256 of a root, a seed and the info'),
  make('public', 'hmac', 2, 'HMAC-SHA-256 of a key and a message'),
  make('public', 'hash', 1, 'SHA-256'),
  make('public', 'siv', 3, 'AES-SIV of a key, associated data and a plaintext'),
  make('public', 'gcm', 4, 'AES-256-GCM of a key, a nonce, associated data and a plaintext'),
  make('public', 'pk', 1, 'the public key of a private key'),
  make('public', 'sign', 2, 'an Ed25519 signature of a private key, with what it signs'),
  make('public', 'seal', 4, 'a sealed part (JWE): public key, context in the header, ephemeral key, plaintext'),
  make('encoding', 'key', 4, 'enc("key", purpose, tenant, domain, epoch)'),
  make('encoding', 'header', 5, 'enc("header", mode, kind, tenant, domain, epoch)'),
  make('encoding', 'innerText', 2, 'enc("H", kind, subject)'),
  make('encoding', 'tokenText', 2, 'enc("L", family, value)'),
  make('encoding', 'seedText', 4, 'enc("seed", purpose, tenant, domain, epoch)'),
  make('encoding', 'commitText', 2, 'enc("audit-commitment", salt, details)'),
  make('encoding', 'saltText', 1, 'enc("profile-key", salt)'),
  make('encoding', 'context', 5, 'context of a part: kind, delivery with chunk, institution, tenant, domain'),
  make('encoding', 'signedText', 2, 'what the signature in a part signs: context, body'),
  make('encoding', 'plain', 2, 'plaintext of a part: signature, body'),
  make('encoding', 'merge', 2, 'a merge: old and new'),
  make(
    'encoding',
    'manifest',
    6,
    'delivery, institution, tenant, domain, digests of the identity and the activity part',
  ),
  make('encoding', 'sealKey', 2, 'directory: organisation or engine, its public key for sealing'),
  make('encoding', 'signKey', 2, 'directory: organisation or engine, its public key for signatures'),
  make('encoding', 'agreement', 3, 'directory: institution, tenant, domain'),
  make('encoding', 'domain', 4, 'directory: tenant, domain, epoch, mode'),
  make('private', 'id', 2, 'identifiers of a person: the circle the person belongs to, its name in the model'),
  make('private', 'number', 1, 'the random number that the identity engine gave to the holder of identifiers'),
  make('private', 'attributes', 1, 'coarse attributes of the holder of identifiers'),
  make('private', 'salt', 1, 'the random salt of a profile'),
  make('private', 'auditSalt', 1, 'the random salt of an entry of the audit log'),
  make('private', 'seed', 5, 'the random seed of a key: engine, purpose, tenant, domain, epoch'),
  make('private', 'kT', 3, 'a wrapping key where keys are plain secrets: tenant, domain, epoch'),
  make('private', 'kE', 3, 'the same of a reversible domain'),
  make('private', 'delivery', 5, 'a delivery of one row: tenant, domain, circle and name of the person, which visit'),
  make('private', 'changeOf', 4, 'a change: two persons, by circle and name'),
  make('private', 'visit', 1, 'the activity of the row of a delivery'),
  make('private', 'fresh', 3, 'an ephemeral key or nonce: for what, and everything it may depend on'),
]

/** What can be undone by who holds the key. The first term is what is opened. */
export const destructors: readonly Step[] = [
  {
    name: 'open_siv',
    note: 'AES-SIV opens under the same key and associated data',
    takes: ['siv(K,A,X)', 'K', 'A'],
    gives: ['X'],
  },
  {
    name: 'open_gcm',
    note: 'AES-GCM opens under the same key, nonce and associated data',
    takes: ['gcm(K,N,A,X)', 'K', 'A'],
    gives: ['X', 'N'],
  },
  {
    name: 'open_seal',
    note: 'a sealed part opens with the private key',
    takes: ['seal(pk(K),C,R,X)', 'K'],
    gives: ['X'],
  },
  { name: 'read_seal', note: 'its header is in clear', takes: ['seal(P,C,R,X)'], gives: ['P', 'C'] },
  { name: 'read_sign', note: 'what is signed can be read', takes: ['sign(K,X)'], gives: ['X'] },
  { name: 'verify', note: 'whose signature it is can be tested', takes: ['sign(K,X)', 'pk(K)'], gives: [] },
]
