import type { SignPublicJwk } from '@sluis/ttp-core/common'
import { parseSealKey, parseSignKey, verifyEnrolment, verifyManifest } from '@sluis/ttp-core/common'
import { signEnrolment } from '@sluis/ttp-core/enrol'
import { decodeShare, encodeShare, parseShare } from '@sluis/ttp-core/identity'
import { signApproval, signRequest } from '@sluis/ttp-core/person'
import {
  parseCeremony,
  parseDirectory,
  parseSigningKey,
  verifyCeremony,
  verifyDirectory,
} from '@sluis/ttp-core/registrar'
import { signManifest } from '@sluis/ttp-core/supplier'
import type { Target } from '../target.ts'
import { inputsOf, samplesFrom } from '../vectors.ts'

const SIGNER = parseSigningKey(inputsOf('signed-document', 'SignDocument')[0]?.key)
const { d: _, ...PUBLIC } = SIGNER
const REGISTRAR = inputsOf('directory', 'VerifyDirectory')[0]?.registrar as SignPublicJwk
const MANIFEST_KEYS = inputsOf('delivery-manifest', 'VerifyManifest')[0]?.keys as readonly SignPublicJwk[]
const SEAL_KEY = inputsOf('jwk', 'ParseSealKey')[0]?.key
const UUID = '6f1d2c3b-4a59-4687-9a7b-1c2d3e4f5a6b'
const AT = '2026-06-01T12:00:00.000Z'

const ENROLMENT = {
  schema: 'sluis-enrolment/1',
  organisation: 'museum',
  clientId: 'museum-1',
  signKey: PUBLIC,
  sealKeys: [SEAL_KEY],
  certificates: ['A'.repeat(43)],
  requestedAt: AT,
  replaces: '',
}
const REQUEST = {
  schema: 'sluis-request/1',
  id: UUID,
  act: 'reveal',
  requester: 'person-a',
  requestedAt: AT,
  expiresAt: '2026-06-08T12:00:00.000Z',
  institution: 'museum',
  tenant: 'audience',
  domain: 'contact',
  purpose: 'invite to the members evening',
  legalGround: 'consent',
  selection: { count: 2, digests: ['A'.repeat(43)] },
  recipient: SEAL_KEY,
}
const DESTRUCTION = {
  schema: 'sluis-request/1',
  id: UUID,
  act: 'key-destruction',
  requester: 'person-a',
  requestedAt: AT,
  expiresAt: '2026-06-08T12:00:00.000Z',
  keys: [{ purpose: 'pseudonym-wrap', tenant: 'audience', domain: 'reach', epoch: 1 }],
}
const APPROVAL = {
  schema: 'sluis-approval/1',
  id: UUID,
  request: 'ab'.repeat(32),
  decision: 'approve',
  approver: 'person-b',
  at: AT,
}
const SIGNED_ENROLMENT = await signEnrolment(ENROLMENT as never, SIGNER)
const CEREMONY_KEYS = inputsOf('share', 'VerifyCeremony')[0]?.keys as readonly SignPublicJwk[]

/** What is signed is first read and checked as what arrives is: so mutated values reach the whole of the form. */
export const DOCUMENT_TARGETS: readonly Target[] = [
  {
    name: 'directory',
    samples: () =>
      samplesFrom('directory', 'ParseDirectory', 'document').flatMap((each) => {
        try {
          return [{ json: JSON.parse(String(each)) as unknown }]
        } catch {
          return []
        }
      }),
    parse: (value) => parseDirectory(value),
    reaches: ['DIRECTORY_INVALID'],
  },
  {
    name: 'directory-jws',
    samples: () => samplesFrom('directory', 'VerifyDirectory', 'jws'),
    parse: (text) => verifyDirectory(String(text), REGISTRAR),
    reaches: ['DIRECTORY_SIGNATURE_INVALID'],
  },
  {
    name: 'manifest',
    samples: () => samplesFrom('delivery-manifest', 'SignManifest', 'manifest'),
    parse: (value) => signManifest(value as never, SIGNER),
    reaches: ['MANIFEST_INVALID'],
  },
  {
    name: 'manifest-jws',
    samples: () => samplesFrom('delivery-manifest', 'VerifyManifest', 'jws'),
    parse: (text) => verifyManifest(String(text), MANIFEST_KEYS),
    reaches: ['MANIFEST_INVALID'],
  },
  {
    name: 'enrolment',
    samples: () => [
      { json: ENROLMENT },
      { json: { ...ENROLMENT, sealKeys: [], certificates: [], replaces: 'A'.repeat(43) } },
    ],
    parse: (value) => signEnrolment(value as never, SIGNER),
    reaches: ['ENROLMENT_INVALID'],
  },
  {
    name: 'enrolment-jws',
    samples: () => [SIGNED_ENROLMENT, ...samplesFrom('signed-document', 'VerifyDocument', 'jws')],
    parse: (text) => verifyEnrolment(String(text)),
    reaches: ['ENROLMENT_INVALID'],
  },
  {
    name: 'request',
    samples: () => [{ json: REQUEST }, { json: DESTRUCTION }],
    parse: (value) => signRequest(value as never, SIGNER),
    reaches: ['REQUEST_INVALID'],
  },
  {
    name: 'approval',
    samples: () => [{ json: APPROVAL }, { json: { ...APPROVAL, decision: 'refuse' } }],
    parse: (value) => signApproval(value as never, SIGNER),
    reaches: ['APPROVAL_INVALID'],
  },
  {
    name: 'share',
    samples: () => samplesFrom('share', 'ParseShare', 'text'),
    parse: (text) => parseShare(String(text)),
    reaches: ['SHARE_MALFORMED'],
  },
  {
    // As it comes to the socket of a sealed engine.
    name: 'share-bytes',
    samples: () => [encodeShare(parseShare(String(inputsOf('share', 'ParseShare')[0]?.text)))],
    parse: (bytes) => decodeShare('key', bytes as Uint8Array),
    reaches: ['SHARE_MALFORMED'],
  },
  {
    name: 'ceremony',
    samples: () => samplesFrom('share', 'ParseCeremony', 'ceremony'),
    parse: (value) => parseCeremony(value),
    reaches: ['CEREMONY_INVALID'],
  },
  {
    name: 'ceremony-jws',
    samples: () => samplesFrom('share', 'VerifyCeremony', 'jws'),
    parse: (text) => verifyCeremony(String(text), CEREMONY_KEYS),
    reaches: ['JWS_INVALID'],
  },
  {
    name: 'sign-key',
    samples: () => samplesFrom('jwk', 'ParseSignKey', 'key'),
    parse: (value) => parseSignKey(value),
    reaches: ['KEY_FORM_INVALID'],
  },
  {
    name: 'seal-key',
    samples: () => samplesFrom('jwk', 'ParseSealKey', 'key'),
    parse: (value) => parseSealKey(value),
    reaches: ['KEY_FORM_INVALID'],
  },
]
