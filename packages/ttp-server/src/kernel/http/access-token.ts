import type { Scope, SigningKey } from '@sluis/ttp-core/common'
import { SCOPES } from '@sluis/ttp-core/common'
import type { CryptoKey, JWK, JWTPayload } from 'jose'
import { importJWK, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import { ServerError } from '../errors.ts'

/** How long an access token lives, in seconds. */
export const ACCESS_TOKEN_SECONDS = 600
/** How far two clocks may differ, in seconds. */
export const CLOCK_TOLERANCE_SECONDS = 30

/** What every token says; whether it still holds is for the directory to say. */
interface AnyClaims {
  /** `ttp` for the TTP's own staff. */
  readonly organisation: string
  readonly scopes: readonly Scope[]
}
/** The token of a machine. */
export interface ClientClaims extends AnyClaims {
  readonly client: string
  /** Thumbprint of the key that signed the assertion: the token ends with it. */
  readonly key: string
  /** Thumbprint of the certificate that the token is bound to (`cnf` with `x5t#S256`, RFC 8705 section 3.1), if any. */
  readonly certificate?: string
}
/** The token of somebody who signed in. */
export interface PersonClaims extends AnyClaims {
  readonly client?: never
  readonly person: string
  /** Digest of the account that signed in (`accountDigest`). */
  readonly account: string
  /** Whether a second factor was shown. */
  readonly secondFactor: boolean
}
export type TokenClaims = ClientClaims | PersonClaims

export interface AccessTokens {
  /** Signs a token. `id` is the claim `jti`, for the audit log. */
  readonly issue: (claims: TokenClaims) => Promise<{ readonly token: string; readonly id: string }>
  /** @throws ServerError `TOKEN_INVALID` for a token that is malformed, foreign, changed or expired. */
  readonly verify: (token: string) => Promise<TokenClaims>
}

const Claims = z.object({
  // A client and a person may go by one name.
  kind: z.enum(['client', 'person']),
  sub: z.string().min(1),
  org: z.string().min(1),
  scope: z.string(),
  jti: z.string().min(1),
  // Closed: a binding of another kind would go unheeded.
  cnf: z.strictObject({ 'x5t#S256': z.string().min(1) }).optional(),
})
const ClientOnly = z.object({ key: z.string().min(1) })
const PersonOnly = z.object({ account: z.string().min(1), second_factor: z.boolean() })

/**
 * Access tokens as JWT (RFC 9068), signed with Ed25519 by the gateway and meant for the gateway alone.
 * @param key Ed25519 private key; every gateway of an installation has the same.
 */
export function createAccessTokens(
  key: SigningKey,
  issuer: string,
  now: () => Date,
  random: (bytes: number) => Uint8Array,
): AccessTokens {
  const { kty, crv, x, d } = key
  const privateKey = imported({ kty, crv, x, d })
  const publicKey = imported({ kty, crv, x })
  return {
    issue: async (claims) => {
      const id = Buffer.from(random(16)).toString('base64url')
      const issuedAt = Math.floor(now().getTime() / 1000)
      const { organisation, scopes } = claims
      const token = await new SignJWT({ org: organisation, scope: scopes.join(' '), ...ownClaims(claims) })
        .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt' })
        .setIssuer(issuer)
        .setAudience(issuer)
        .setSubject(claims.client ?? claims.person)
        .setJti(id)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + ACCESS_TOKEN_SECONDS)
        .sign(await privateKey())
      return { token, id }
    },
    verify: async (token) => {
      try {
        const { payload } = await jwtVerify(token, await publicKey(), {
          algorithms: ['EdDSA', 'Ed25519'],
          typ: 'at+jwt',
          issuer,
          audience: issuer,
          requiredClaims: ['exp', 'iat'],
          currentDate: now(),
        })
        return readClaims(payload)
      } catch (cause) {
        throw new ServerError('TOKEN_INVALID', { cause })
      }
    },
  }
}

function ownClaims(claims: TokenClaims): JWTPayload {
  if (claims.client === undefined)
    return { kind: 'person', account: claims.account, second_factor: claims.secondFactor }
  const { certificate, key } = claims
  return { kind: 'client', key, ...(certificate === undefined ? {} : { cnf: { 'x5t#S256': certificate } }) }
}

function readClaims(payload: JWTPayload): TokenClaims {
  const claims = Claims.parse(payload)
  const carried = new Set(claims.scope.split(' '))
  const known = { organisation: claims.org, scopes: SCOPES.filter((scope) => carried.has(scope)) }
  if (claims.kind === 'person') {
    const { account, second_factor: secondFactor } = PersonOnly.parse(payload)
    return { ...known, person: claims.sub, account, secondFactor }
  }
  return {
    ...known,
    client: claims.sub,
    key: ClientOnly.parse(payload).key,
    ...(claims.cnf === undefined ? {} : { certificate: claims.cnf['x5t#S256'] }),
  }
}

function imported(jwk: JWK): () => Promise<CryptoKey | Uint8Array> {
  let key: Promise<CryptoKey | Uint8Array> | null = null
  return () => {
    key ??= importJWK(jwk, 'EdDSA')
    return key
  }
}
