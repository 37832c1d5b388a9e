import { CLIENT_ID, DIGEST_BASE64URL, documentForm, NAME_ID, TIMESTAMP } from '../document/form.ts'
import { CoreError } from '../errors.ts'
import { parseSealKey, parseSignKey } from '../jwk/index.ts'
import type { Enrolment, Rollover } from './enrolment.ts'

const form = documentForm('ENROLMENT_INVALID')
const DIGEST_OR_NONE = /^(?:[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048])?$/
/** Three parts of base64url; the first two at most so long, the last a signature. */
const JWS = /^[A-Za-z0-9_-]{1,200}\.[A-Za-z0-9_-]{1,12000}\.[A-Za-z0-9_-]{86}$/
const SEAL_KEYS_MAX = 5
const CERTIFICATES_MAX = 5
const MEMBERS = [
  'schema',
  'organisation',
  'clientId',
  'signKey',
  'sealKeys',
  'certificates',
  'requestedAt',
  'replaces',
] as const

/** A request of enrolment that follows its schema: no unknown member, nothing twice. Throws ENROLMENT_INVALID, KEY_FORM_INVALID. */
export function parseEnrolment(value: unknown): Enrolment {
  const members = form.object(value, 'enrolment', MEMBERS)
  const enrolment: Enrolment = {
    schema: form.oneOf(members.schema, 'schema', ['sluis-enrolment/1'] as const),
    organisation: form.text(members.organisation, 'organisation', NAME_ID),
    clientId: form.text(members.clientId, 'clientId', CLIENT_ID),
    signKey: parseSignKey(members.signKey),
    sealKeys: form.list(members.sealKeys, 'sealKeys', 0, SEAL_KEYS_MAX, parseSealKey),
    certificates: form.list(members.certificates, 'certificates', 0, CERTIFICATES_MAX, (item, at) =>
      form.text(item, at, DIGEST_BASE64URL),
    ),
    requestedAt: form.text(members.requestedAt, 'requestedAt', TIMESTAMP),
    replaces: form.text(members.replaces, 'replaces', DIGEST_OR_NONE),
  }
  refuseTwice(
    enrolment.sealKeys.map(({ kid }) => kid),
    'sealKeys',
  )
  refuseTwice(enrolment.certificates, 'certificates')
  if (enrolment.replaces === enrolment.signKey.kid) throw new CoreError('ENROLMENT_INVALID', 'replaces')
  return enrolment
}

/** A rollover that follows its schema. Throws ENROLMENT_INVALID. */
export function parseRollover(value: unknown): Rollover {
  const members = form.object(value, 'rollover', ['schema', 'request'])
  return {
    schema: form.oneOf(members.schema, 'schema', ['sluis-rollover/1'] as const),
    request: form.text(members.request, 'request', JWS),
  }
}

function refuseTwice(items: readonly string[], where: string): void {
  if (new Set(items).size !== items.length) throw new CoreError('ENROLMENT_INVALID', where)
}
