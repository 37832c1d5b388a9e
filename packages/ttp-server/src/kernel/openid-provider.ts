import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose'
import { z } from 'zod'
import { ServerError } from './errors.ts'

/** Claims by which a provider says that a second factor was shown. */
export interface SecondFactor {
  /** Values of `acr` (OpenID Connect Core, section 2). */
  readonly acrValues: readonly string[]
  /** Values of `amr` (RFC 8176). */
  readonly amrValues: readonly string[]
}

/** Where a provider takes a browser, and a code. */
export interface ProviderEndpoints {
  readonly authorization: string
  readonly token: string
  /** Where a browser signs out (OpenID Connect RP-Initiated Logout 1.0, section 2.1); absent where the provider has no such place. */
  readonly endSession?: string
  /** True for a provider that says in each answer who it is (RFC 9207, section 3): one that does not say it is not its answer. */
  readonly namesItself?: boolean
}

/** The OpenID Connect provider at which people sign in. */
export interface OpenIdProvider {
  readonly issuer: string
  /** What its ID tokens are meant for: the client identifier of this installation. */
  readonly clientId: string
  readonly secondFactor: SecondFactor
  /** The key of a token; throws ServerError `UNAVAILABLE` while the provider does not answer. */
  readonly keys: JWTVerifyGetKey
  /** As its discovery document says; throws ServerError `UNAVAILABLE` while it does not answer. */
  readonly endpoints: () => Promise<ProviderEndpoints>
}

/** How long the provider may take to answer, in milliseconds. */
const TIMEOUT_MS = 5_000
/** How long its keys are kept, in milliseconds. A key that is not among them is looked for at once. */
const KEEP_MS = 600_000
/** How long it is left alone after it was asked, in milliseconds: tokens under made-up keys ask nothing of it. */
const REST_MS = 10_000

const Discovery = z.object({
  issuer: z.string(),
  jwks_uri: z.url(),
  authorization_endpoint: z.url().optional(),
  token_endpoint: z.url().optional(),
  end_session_endpoint: z.url().optional(),
  authorization_response_iss_parameter_supported: z.boolean().optional(),
})
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/** Whether a provider may be reached there: over TLS, or on this machine. */
export function isSafeAddress(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname } = new URL(url)
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname))
}

/**
 * Follows the keys of a provider: finds them by discovery when they are first needed, keeps them, and asks again for one that it does not
 * know, so that the provider changes its keys when it wants.
 */
export function followOpenIdProvider(settings: Omit<OpenIdProvider, 'keys' | 'endpoints'>): OpenIdProvider {
  let found: Promise<Found> | null = null
  const find = (): Promise<Found> => {
    found ??= discover(settings.issuer).catch((cause: unknown) => {
      found = null
      throw cause
    })
    return found
  }
  return {
    ...settings,
    keys: async (header, token) => {
      try {
        return await (await find()).keys(header, token)
      } catch (cause) {
        // The token's fault: it names no key of the provider, or several.
        if (cause instanceof errors.JWKSNoMatchingKey || cause instanceof errors.JWKSMultipleMatchingKeys) throw cause
        throw new ServerError('UNAVAILABLE', { cause })
      }
    },
    endpoints: async () => {
      const { endpoints } = await find().catch((cause: unknown) => {
        throw new ServerError('UNAVAILABLE', { cause })
      })
      if (endpoints === undefined) throw new ServerError('UNAVAILABLE')
      return endpoints
    },
  }
}

interface Found {
  readonly keys: JWTVerifyGetKey
  readonly endpoints: ProviderEndpoints | undefined
}

async function discover(issuer: string): Promise<Found> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) })
  const document = Discovery.parse(await answer.json())
  // OpenID Connect Discovery, section 4.3: a document of another issuer is no document of this one.
  if (document.issuer !== issuer || !isSafeAddress(document.jwks_uri)) throw new ServerError('UNAVAILABLE')
  const { authorization_endpoint: authorization, token_endpoint: token, end_session_endpoint: end } = document
  const keys = createRemoteJWKSet(new URL(document.jwks_uri), {
    timeoutDuration: TIMEOUT_MS,
    cacheMaxAge: KEEP_MS,
    cooldownDuration: REST_MS,
  })
  const isWhole = authorization !== undefined && token !== undefined
  // A code goes nowhere where it could be read on its way.
  const isSafe = isWhole && isSafeAddress(authorization) && isSafeAddress(token)
  const endSession = end !== undefined && isSafeAddress(end) ? { endSession: end } : {}
  const namesItself = document.authorization_response_iss_parameter_supported === true
  return { keys, endpoints: isSafe ? { authorization, token, ...endSession, namesItself } : undefined }
}
