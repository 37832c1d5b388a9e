import type { ApiClientOptions } from '../../http/api-client.ts'
import type { ClientConfig } from '../../http/config.ts'
import { createApiClient } from '../../http/node/api-client.ts'
import type { WithdrawingPerson } from '../withdraw/read-person.ts'
import { type Withdrawn, type WithdrawOptions, withdraw } from '../withdraw/withdraw.ts'

/** How consent is withdrawn, with the client's configuration; `fetch`, `now` and `retry` for tests. */
export interface WithdrawConsentOptions extends WithdrawOptions, Omit<ApiClientOptions, 'now'> {
  readonly config: ClientConfig
}

/**
 * Withdraws a person’s consent to be contacted one to one by this institution, and gives the verified receipt. Whether the person is known
 * nobody says. Errors as of `withdraw`.
 */
export function withdrawConsent(person: WithdrawingPerson, options: WithdrawConsentOptions): Promise<Withdrawn> {
  return withdraw(createApiClient(options.config, options), person, options)
}
