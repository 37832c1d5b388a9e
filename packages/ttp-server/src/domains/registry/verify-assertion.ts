import type { Directory, DirectoryClient, Organisation, SignPublicJwk } from '@sluis/ttp-core/common'
import { findClient } from '@sluis/ttp-core/common'
import type { JWTPayload } from 'jose'
import { decodeJwt, decodeProtectedHeader, importJWK, jwtVerify } from 'jose'
import { z } from 'zod'
import { CLOCK_TOLERANCE_SECONDS } from '../../kernel/http/access-token.ts'
import { ProblemError } from '../../kernel/http/problem.ts'

/** How far ahead a client assertion may expire, in seconds. */
const ASSERTION_SECONDS_MAX = 300

/** An assertion whose signature and claims hold; whether it was used before is for the store to say. */
export interface VerifiedAssertion {
  readonly organisation: Organisation
  readonly client: DirectoryClient
  readonly tokenId: string
  /** Thumbprint of the key that signed it. */
  readonly key: string
  /** After this moment the assertion is refused by its age alone. */
  readonly rememberUntil: Date
}

const Claims = z.object({
  aud: z.union([z.string(), z.tuple([z.string()]).transform(([only]) => only)]),
  exp: z.number(),
  jti: z.string().regex(/^[\x21-\x7e]{1,128}$/),
  iat: z.number().optional(),
})

/**
 * What the header may say that the assertion is; absent is taken too. Nothing else that the same key signs (a manifest, a request of
 * enrolment) and no access token can pass for an assertion (RFC 8725 section 3.11).
 */
const TYPES: readonly unknown[] = [
  undefined,
  'JWT',
  'jwt',
  'client-authentication+jwt',
  'application/client-authentication+jwt',
]

const invalid = (cause?: unknown): ProblemError =>
  new ProblemError('CLIENT_ASSERTION_INVALID', { error: 'invalid_client' }, { cause })

/**
 * Verifies a client assertion (RFC 7523 section 3) with the keys that the directory names for the client.
 * @param issuer The one audience that is accepted: an assertion made for another server is worth nothing here.
 * @throws ProblemError `CLIENT_ASSERTION_INVALID`, for whatever reason: which one is the client's to find in its own clock and key.
 */
export async function verifyAssertion(
  assertion: string,
  clientId: string | undefined,
  directory: Directory,
  issuer: string,
  now: Date,
): Promise<VerifiedAssertion> {
  const found = findClient(directory, claimedIssuer(assertion))
  if (found === undefined || (clientId !== undefined && clientId !== found.client.clientId)) throw invalid()
  const { payload, key } = await verifiedPayload(assertion, found.client, issuer, now)
  const claims = Claims.safeParse(payload)
  if (!claims.success || !isTimely(claims.data, now.getTime() / 1000)) throw invalid()
  return {
    ...found,
    key,
    tokenId: claims.data.jti,
    rememberUntil: new Date((Math.ceil(claims.data.exp) + 2 * CLOCK_TOLERANCE_SECONDS) * 1000),
  }
}

/** Not made ahead of time, as far as it says when, and gone soon: what lives long is worth stealing. */
function isTimely({ exp, iat }: z.infer<typeof Claims>, nowSeconds: number): boolean {
  if (exp > nowSeconds + ASSERTION_SECONDS_MAX + CLOCK_TOLERANCE_SECONDS) return false
  return iat === undefined || iat <= nowSeconds + CLOCK_TOLERANCE_SECONDS
}

/** The claims of a token can be read though its header is none. */
function headerOf(assertion: string): ReturnType<typeof decodeProtectedHeader> {
  try {
    return decodeProtectedHeader(assertion)
  } catch (cause) {
    throw invalid(cause)
  }
}

function claimedIssuer(assertion: string): string {
  try {
    return decodeJwt(assertion).iss ?? ''
  } catch (cause) {
    throw invalid(cause)
  }
}

async function verifiedPayload(
  assertion: string,
  client: DirectoryClient,
  issuer: string,
  now: Date,
): Promise<{ readonly payload: JWTPayload; readonly key: string }> {
  let failure: unknown
  for (const key of keysToTry(assertion, client)) {
    try {
      const { payload } = await jwtVerify(assertion, await importJWK({ ...key }, 'EdDSA'), {
        algorithms: ['EdDSA', 'Ed25519'],
        issuer: client.clientId,
        subject: client.clientId,
        audience: issuer,
        requiredClaims: ['exp', 'jti'],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        currentDate: now,
      })
      return { payload, key: key.kid }
    } catch (error) {
      failure = error
    }
  }
  throw invalid(failure)
}

function keysToTry(assertion: string, client: DirectoryClient): readonly SignPublicJwk[] {
  const { kid, typ } = headerOf(assertion)
  if (!TYPES.includes(typ)) return []
  return kid === undefined ? client.keys : client.keys.filter((key) => key.kid === kid)
}
