import type { SignPublicJwk } from '@sluis/ttp-core/common'
import type { Database } from '../../kernel/database.ts'
import type { DirectoryWatch } from '../../kernel/directory-watch.ts'
import type { AccessTokens } from '../../kernel/http/access-token.ts'
import type { RateLimiter } from '../../kernel/http/rate-limit.ts'
import type { OpenIdProvider } from '../../kernel/openid-provider.ts'

/** All that the registry can reach. Nothing about a visitor is within it. */
export interface RegistryPorts {
  /** SQL role ttp_registry. */
  readonly database: Database
  /** Public key of the registrar, pinned in the configuration. */
  readonly registrarKey: SignPublicJwk
  readonly directory: DirectoryWatch
  readonly tokens: AccessTokens
  /** Where people sign in; nobody does without. */
  readonly openId?: OpenIdProvider
  /** URL of the TTP: the audience of every client assertion. */
  readonly issuer: string
  readonly limitClient: RateLimiter
  /** For requests of enrolment, by address or client. */
  readonly limitEnrolment: RateLimiter
  readonly now: () => Date
  readonly random: (bytes: number) => Uint8Array
}
