import {
  type Enrolment,
  enrolmentDigest,
  isSpokenFingerprint,
  parseEnrolment,
  parseRollover,
  signEnrolment,
  signRollover,
  spokenFingerprint,
  spokenKeyFingerprint,
  type VerifiedEnrolment,
  verifyEnrolment,
  verifyRollover,
} from '../enrolment/index.ts'
import type { PublicJwk, SigningKey, SignPublicJwk } from '../jwk/index.ts'
import type { Evaluate, Fields } from './fields.ts'
import { list, object, text } from './input.ts'

// Documents and keys of the vectors are what their types say, or else the case is there to be refused.
const as = <T>(value: unknown): T => value as T
const verified = ({ enrolment, digest }: VerifiedEnrolment): Fields => ({ document: as<Fields>(enrolment), digest })

/** Requests of enrolment, rollovers, and the fingerprints that people read to each other. */
export const enrolmentOperations: Readonly<Record<string, Evaluate>> = {
  ParseEnrolment: (input) => ({ document: as<Fields>(parseEnrolment(input.document)) }),
  ParseRollover: (input) => ({ document: as<Fields>(parseRollover(input.document)) }),
  SignEnrolment: async (input) => {
    const jws = await signEnrolment(as<Enrolment>(input.document), as<SigningKey>(object(input, 'key')))
    return { jws, digest: enrolmentDigest(jws) }
  },
  SignRollover: async (input) => ({
    jws: await signRollover(text(input, 'request'), as<SigningKey>(object(input, 'key'))),
  }),
  VerifyEnrolment: async (input) => verified(await verifyEnrolment(text(input, 'jws'))),
  VerifyRollover: async (input) =>
    verified(await verifyRollover(text(input, 'jws'), as<SignPublicJwk[]>(list(input, 'keys')))),
  SpokenFingerprint: (input) => ({ fingerprint: spokenFingerprint(text(input, 'digest')) }),
  SpokenKeyFingerprint: (input) => ({ fingerprint: spokenKeyFingerprint(as<PublicJwk>(object(input, 'key'))) }),
  CompareFingerprint: (input) => ({ same: isSpokenFingerprint(text(input, 'typed'), text(input, 'fingerprint')) }),
}
