import { createHash } from 'node:crypto'
import { decodeProtectedHeader, type JWTPayload, jwtVerify } from 'jose'
import { z } from 'zod'
import { ServerError } from '../errors.ts'
import type { OpenIdProvider } from '../openid-provider.ts'
import { CLOCK_TOLERANCE_SECONDS } from './access-token.ts'
import { ProblemError } from './problem.ts'

/** How old an ID token may be when it is exchanged, in seconds. */
const ID_TOKEN_AGE_SECONDS_MAX = 300
/** Signatures of providers, none by a shared secret: who knows the client's secret would sign himself in. */
const ALGORITHMS = ['EdDSA', 'Ed25519', 'ES256', 'ES384', 'PS256', 'RS256']

/** A sign-in whose ID token holds; whether it was used before is for the store to say. */
export interface VerifiedSignIn {
  readonly issuer: string
  readonly subject: string
  readonly secondFactor: boolean
  /** What the sign-in was asked for with, for whoever asked to compare. */
  readonly nonce: string | undefined
  /** The same for every writing of the same signed token. */
  readonly useId: string
  /** After this moment the token is refused by its age alone. */
  readonly rememberUntil: Date
}

const Claims = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  // Meant for this installation and for nobody else.
  aud: z.union([z.string(), z.tuple([z.string()])]),
  iat: z.number(),
  azp: z.string().optional(),
  nonce: z.string().optional(),
  acr: z.string().optional(),
  amr: z.array(z.string()).optional(),
  // A logout token has the same issuer and audience, and is no sign-in (OpenID Connect Back-Channel Logout, section 2.4).
  events: z.undefined().optional(),
})

/**
 * Verifies an ID token (OpenID Connect Core, section 3.1.3.7) by the keys that the provider publishes. The nonce is for who asked for
 * the sign-in to compare: only they know it.
 * @throws ProblemError `SIGN_IN_INVALID`, for whatever reason; ServerError `UNAVAILABLE` while the provider's keys cannot be had.
 */
export async function verifyIdToken(token: string, provider: OpenIdProvider, now: Date): Promise<VerifiedSignIn> {
  const claims = Claims.safeParse(await verifiedPayload(token, provider, now))
  if (!claims.success) throw invalid(claims.error)
  const { iss, sub, iat, azp, nonce, acr, amr = [] } = claims.data
  if (azp !== undefined && azp !== provider.clientId) throw invalid()
  const { acrValues, amrValues } = provider.secondFactor
  return {
    issuer: iss,
    subject: sub,
    nonce,
    secondFactor: (acr !== undefined && acrValues.includes(acr)) || amr.some((method) => amrValues.includes(method)),
    // Without the signature: some can be written in two ways.
    useId: createHash('sha256')
      .update(token.slice(0, token.lastIndexOf('.')))
      .digest('base64url'),
    rememberUntil: new Date((Math.ceil(iat) + ID_TOKEN_AGE_SECONDS_MAX + 2 * CLOCK_TOLERANCE_SECONDS) * 1000),
  }
}

const invalid = (cause?: unknown): ProblemError =>
  new ProblemError('SIGN_IN_INVALID', { error: 'invalid_request' }, { cause })

async function verifiedPayload(token: string, provider: OpenIdProvider, now: Date): Promise<JWTPayload> {
  try {
    // Tokens of other uses name it there: `at+jwt`, `logout+jwt`.
    const { typ = 'JWT' } = decodeProtectedHeader(token)
    if (typ !== 'JWT') throw invalid()
    const { payload } = await jwtVerify(token, provider.keys, {
      algorithms: ALGORITHMS,
      issuer: provider.issuer,
      audience: provider.clientId,
      requiredClaims: ['exp', 'iat', 'sub'],
      maxTokenAge: ID_TOKEN_AGE_SECONDS_MAX,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: now,
    })
    return payload
  } catch (cause) {
    throw cause instanceof ServerError ? cause : invalid(cause)
  }
}
