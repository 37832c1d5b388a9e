import { DIGEST_HEX, documentForm, NAME_ID, READABLE, TIMESTAMP, verifyDocument } from '../document/index.ts'
import { CoreError } from '../errors.ts'
import type { SignPublicJwk } from '../jwk/index.ts'

/** One share as the protocol of its ceremony names it. */
export interface CeremonyShare {
  readonly number: number
  /** Person of the directory who holds it. */
  readonly custodian: string
  /** SHA-256 in hex, see `shareDigest`. */
  readonly digest: string
}

/** What was done at a ceremony: who holds which share of which root. Nothing in it is secret. */
export interface Ceremony {
  readonly schema: 'sluis-ceremony/1'
  /** 6 random bytes in hex. */
  readonly id: string
  readonly engine: 'key' | 'identity'
  /** `create` made the root; `reshare` split the root of an earlier ceremony anew. */
  readonly act: 'create' | 'reshare'
  /** RFC 3339, UTC, milliseconds. */
  readonly at: string
  /** Version of the software that made the shares. */
  readonly software: string
  readonly threshold: number
  /** Of the root: 8 bytes in hex. */
  readonly keyCheckValue: string
  /** Numbered from 1, each with a custodian of its own. */
  readonly shares: readonly CeremonyShare[]
  /** Persons who were there and hold no share. */
  readonly witnesses: readonly string[]
  /** The ceremony whose shares gave the root; of `reshare` alone. */
  readonly previous?: string
}

const form = documentForm('CEREMONY_INVALID')
const ID = /^[0-9a-f]{12}$/
const CHECK_VALUE = /^[0-9a-f]{16}$/
const SHARES_MIN = 2
const SHARES_MAX = 16
const MEMBERS = [
  'schema',
  'id',
  'engine',
  'act',
  'at',
  'software',
  'threshold',
  'keyCheckValue',
  'shares',
  'witnesses',
] as const

/**
 * Reads the protocol of a ceremony and checks that it is one: as many shares as numbers, no custodian with two, a threshold that
 * they can reach. Throws CEREMONY_INVALID.
 */
export function parseCeremony(value: unknown): Ceremony {
  const members = form.object(value, 'ceremony', MEMBERS, ['previous'])
  const ceremony: Ceremony = {
    schema: form.oneOf(members.schema, 'schema', ['sluis-ceremony/1'] as const),
    id: form.text(members.id, 'id', ID),
    engine: form.oneOf(members.engine, 'engine', ['key', 'identity'] as const),
    act: form.oneOf(members.act, 'act', ['create', 'reshare'] as const),
    at: form.text(members.at, 'at', TIMESTAMP),
    software: form.text(members.software, 'software', READABLE),
    threshold: form.integer(members.threshold, 'threshold', SHARES_MIN, SHARES_MAX),
    keyCheckValue: form.text(members.keyCheckValue, 'keyCheckValue', CHECK_VALUE),
    shares: form.list(members.shares, 'shares', SHARES_MIN, SHARES_MAX, readShare),
    witnesses: form.list(members.witnesses, 'witnesses', 0, SHARES_MAX, (item, where) =>
      form.text(item, where, NAME_ID),
    ),
    ...(members.previous === undefined ? {} : { previous: form.text(members.previous, 'previous', ID) }),
  }
  checkSense(ceremony)
  return ceremony
}

/** The protocol of a ceremony that one of `keys` signed. Throws JWS_INVALID, CEREMONY_INVALID. */
export async function verifyCeremony(jws: string, keys: readonly SignPublicJwk[]): Promise<Ceremony> {
  return parseCeremony((await verifyDocument('sluis-ceremony', jws, keys)).document)
}

function readShare(value: unknown, where: string): CeremonyShare {
  const members = form.object(value, where, ['number', 'custodian', 'digest'])
  return {
    number: form.integer(members.number, `${where}.number`, 1, SHARES_MAX),
    custodian: form.text(members.custodian, `${where}.custodian`, NAME_ID),
    digest: form.text(members.digest, `${where}.digest`, DIGEST_HEX),
  }
}

function checkSense({ act, id, previous, shares, threshold, witnesses }: Ceremony): void {
  const refuse = (where: string): never => {
    throw new CoreError('CEREMONY_INVALID', where)
  }
  if (threshold > shares.length) refuse('threshold')
  if (shares.some(({ number }, index) => number !== index + 1)) refuse('shares')
  if (!areDifferent(shares.map(({ digest }) => digest))) refuse('shares')
  if (!areDifferent([...shares.map(({ custodian }) => custodian), ...witnesses])) refuse('shares')
  if ((act === 'reshare') !== (previous !== undefined) || previous === id) refuse('previous')
}

const areDifferent = (values: readonly string[]): boolean => new Set(values).size === values.length
