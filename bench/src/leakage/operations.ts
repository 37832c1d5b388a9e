import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { InnerValue, KeyContext, PseudonymDomain, SubjectNumber } from '@sluis/ttp-core/pseudonymise'
import {
  checkKey,
  decryptSubject,
  encryptSubject,
  innerKey,
  innerValue,
  keyCheckValue,
  keyEncryptionKey,
  openSeed,
  parseShare,
  parseSubjectNumber,
  printShare,
  reversibleKey,
  SecretKey,
  sealSeed,
  unwrapInner,
  wrapInner,
  wrapKey,
} from '@sluis/ttp-core/pseudonymise'
import { nodeMac } from '@sluis/ttp-server/node-mac'
import { nodeSiv } from '@sluis/ttp-server/node-siv'
import type { TimedOperation } from './time-operation.ts'

const DOMAIN = {
  tenant: 'tenant',
  domain: 'domain',
  epoch: 1,
  prefix: 'alfa',
  mode: 'irreversible',
} as const satisfies PseudonymDomain
const REVERSIBLE = { ...DOMAIN, mode: 'reversible' } as const satisfies PseudonymDomain
const SEED: KeyContext = { purpose: 'linkage', tenant: '', domain: '', epoch: 1 }

const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length))
const many = <Input>(count: number, make: () => Input): readonly Input[] => Array.from({ length: count }, make)

/** A right value with one byte changed: the first in one class, the last in the other. Whoever may try could climb from byte to byte. */
const changed = (right: Uint8Array, kind: 0 | 1, from = 0, to = right.length - 1): Uint8Array => {
  const wrong = Uint8Array.from(right)
  const at = kind === 0 ? from : to
  wrong[at] = (wrong[at] ?? 0) ^ (1 + ((randomBytes(1)[0] ?? 0) % 255))
  return wrong
}
/** The same secret every time, or another each time, both as fresh copies. */
const fixedOr = (fixed: Uint8Array, kind: 0 | 1): Uint8Array =>
  Uint8Array.from(kind === 0 ? fixed : random(fixed.length))

/**
 * What depends on a secret, and what somebody could vary about it: whether a wrong guess is wrong at its beginning or its end, or
 * whether a secret is one or another. Signatures are left out: verifying them uses no secret, and making them is OpenSSL's.
 */
export async function OPERATIONS(): Promise<readonly TimedOperation[]> {
  const key = SecretKey.from(random(32))
  const [inner, wrap, reversible] = [
    innerKey(SecretKey.from(random(32))),
    wrapKey(SecretKey.from(random(64))),
    reversibleKey(SecretKey.from(random(64))),
  ]
  const root = SecretKey.from(random(32))
  const kek = keyEncryptionKey(root)
  const check = keyCheckValue(key)
  const sealed = sealSeed(kek, SecretKey.from(random(32)), SEED)
  const subject = random(16)
  const secret = random(33)
  const siv = random(64)
  const innerOf = (bytes: Uint8Array): InnerValue => innerValue(inner, 'person', parseSubjectNumber(bytes.slice(0, 16)))
  const fixedInner = innerOf(subject)
  const shareOf = (bytes: Uint8Array): string => {
    bytes[32] = 1
    return printShare({
      engine: 'key',
      ceremony: '0123456789ab',
      threshold: 3,
      number: 1,
      keyCheckValue: '0011223344556677',
      secret: SecretKey.from(bytes),
    })
  }
  const subjects = (kind: 0 | 1, count: number): readonly SubjectNumber[] =>
    many(count, () => parseSubjectNumber(fixedOr(subject, kind)))
  return [
    {
      name: 'key check value',
      about: 'a recorded value that is wrong in its first or its last byte',
      inputs: (kind, count) => many(count, () => changed(check, kind)),
      run: (recorded: Uint8Array) => checkKey(key, recorded),
    },
    {
      name: 'AES-SIV opening of a sealed seed',
      about: 'a tag that is wrong in its first or its last byte',
      inputs: (kind, count) => many(count, () => changed(sealed, kind, 0, 15)),
      run: (bytes: Uint8Array) => openSeed(kek, bytes, SEED),
    },
    {
      name: 'opening of a printed irreversible pseudonym',
      about: 'one pseudonym or another each time',
      inputs: (kind, count) =>
        many(count, () => wrapInner(wrap, DOMAIN, 'person', kind === 0 ? fixedInner : innerOf(random(16)))),
      run: (text: ReturnType<typeof wrapInner>) => unwrapInner(wrap, DOMAIN, text),
    },
    {
      name: 'opening of a printed reversible pseudonym',
      about: 'one pseudonym or another each time',
      inputs: (kind, count) =>
        subjects(kind, count).map((number) => encryptSubject(reversible, REVERSIBLE, 'person', number)),
      run: (text: ReturnType<typeof encryptSubject>) => decryptSubject(reversible, REVERSIBLE, text),
    },
    {
      name: 'HMAC of a subject number (core)',
      about: 'one subject number or another each time',
      inputs: subjects,
      run: (number: SubjectNumber) => innerValue(inner, 'person', number),
    },
    {
      name: 'HMAC of a subject number (Node)',
      about: 'one subject number or another each time',
      inputs: subjects,
      run: (number: SubjectNumber) => innerValue(inner, 'person', number, nodeMac),
    },
    {
      name: 'AES-SIV sealing of an inner value (core)',
      about: 'one inner value or another each time',
      inputs: (kind, count) => many(count, () => Uint8Array.from(kind === 0 ? fixedInner : innerOf(random(16)))),
      run: (value: InnerValue) => wrapInner(wrap, DOMAIN, 'person', value),
    },
    {
      name: 'AES-SIV sealing of an inner value (Node)',
      about: 'one inner value or another each time',
      inputs: (kind, count) => many(count, () => [Uint8Array.from(kind === 0 ? fixedInner : innerOf(random(16)))]),
      run: (values: readonly Uint8Array[]) => nodeSiv.sealMany(siv, subject, values),
    },
    {
      name: 'reading of a share',
      about: 'one share or another each time',
      inputs: (kind, count) => many(count, () => shareOf(fixedOr(secret, kind))),
      run: (text: string) => parseShare(text),
    },
    {
      name: 'comparison of keys (Node)',
      about: 'a key that differs in its first or its last byte',
      inputs: (kind, count) => many(count, () => changed(siv, kind)),
      run: (other: Uint8Array) => timingSafeEqual(siv, other),
      repeat: 20,
    },
  ]
}

/** The control: what nobody may do with a secret. */
export const CONTROL: TimedOperation = {
  name: 'control: bytes compared until the first that differs',
  about: 'a value that differs in its first or its last byte',
  inputs: (kind, count) => many(count, () => changed(CONTROL_SECRET, kind)),
  run: (other: Uint8Array) => CONTROL_SECRET.every((byte, at) => byte === other[at]),
  repeat: 20,
}
const CONTROL_SECRET = random(64)
