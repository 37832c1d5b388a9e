import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { canonicalJson, type Directory, findDomain, type Identity, type Receipt, utf8 } from '@sluis/ttp-core/supplier'
import type { ApiClient } from '../../http/api-client.ts'
import type { ServiceConfig } from '../../http/config.ts'
import { ClientError } from '../../http/errors.ts'
import { today } from '../check/check-file.ts'
import type { Language } from '../findings.ts'
import type { ReceiptPolling } from '../send/close.ts'
import { concludeDelivery } from '../send/conclude.ts'
import { contentTag } from '../send/content-tag.ts'
import { STALE } from '../send/deliver.ts'
import type { DeliveryEvent } from '../send/events.ts'
import { findParties, type Parties } from '../send/parties.ts'
import { discardContent, resumeDelivery } from '../send/resume.ts'
import { makeWithdrawal } from './make-withdrawal.ts'
import { readPerson, type WithdrawingPerson } from './read-person.ts'

/** How a withdrawal is delivered. */
export interface WithdrawOptions {
  readonly onProgress?: (event: DeliveryEvent) => void
  readonly signal?: AbortSignal
  readonly now?: () => Date
  readonly receiptPolling?: ReceiptPolling
  /** The language of hints, `en` by default. */
  readonly language?: Language
}

/** What was delivered: a receipt of the withdrawal, and nothing of whether the person is known. */
export interface Withdrawn {
  readonly deliveryId: string
  /** Verified, and kept. */
  readonly receipt: Receipt
}

/**
 * Withdraws a person’s consent to be contacted one to one by this institution (GDPR, article 7(3)): sealed to the identity engine like any
 * identity, with a receipt. It holds for every execution from now on, until he consents anew. Killed at any moment, the same call goes on; done
 * twice, it is done once.
 * @throws RecordError and `ClientError` WITHDRAWAL_FINDS_NOBODY for what was given, WITHDRAWAL_NOT_NEEDED where the domain of the configuration is
 * irreversible; else as `deliver`.
 */
export async function withdraw(
  api: ApiClient<ServiceConfig>,
  person: WithdrawingPerson,
  options: WithdrawOptions = {},
): Promise<Withdrawn> {
  const { now = () => new Date(), language = 'en' } = options
  const { config, storage } = api
  const { tenant = '', domain = '', country } = config
  const day = today(now())
  const identity = readPerson(person, { country, today: day, language })
  const fileDigest = bytesToHex(sha256(utf8(canonicalJson({ ...identity }))))
  const tag = await contentTag(storage, { fileDigest, reading: { kind: 'withdrawal' }, tenant, domain })
  const unlock = await storage.lock(tag)
  try {
    for (let attempt = 1; ; attempt++) {
      try {
        return await withdrawOnce(api, identity, tag, day, options, attempt > 1)
      } catch (error) {
        // Sealed to keys, or opened at a service, that are no more: made anew, once.
        if (!(error instanceof ClientError && STALE.has(error.code))) throw error
        await discardContent(api, tag, () => undefined, options.signal)
        if (attempt > 1) throw error
      }
    }
  } finally {
    await unlock()
  }
}

async function withdrawOnce(
  api: ApiClient<ServiceConfig>,
  identity: Identity,
  tag: string,
  day: string,
  options: WithdrawOptions,
  refresh: boolean,
): Promise<Withdrawn> {
  const { signal, onProgress: onEvent = () => undefined } = options
  const stop = signal ? { signal } : {}
  const { directory } = await api.directory({ refresh, ...stop })
  const parties = findParties(api.config, directory, day)
  demandReversible(directory, parties)
  const earlier = await resumeDelivery(api, tag, onEvent, signal)
  const made = earlier ?? (await makeWithdrawal({ api, identity, parties, contentTag: tag, onEvent, ...stop }))
  const resumed = earlier !== undefined
  const { deliveryId, receipt } = await concludeDelivery(api, directory, { ...made, resumed }, options)
  return { deliveryId, receipt }
}

/** Only there is a consent kept that could be withdrawn. */
function demandReversible(directory: Directory, parties: Parties): void {
  if (findDomain(directory, parties)?.mode !== 'reversible') throw new ClientError('WITHDRAWAL_NOT_NEEDED')
}
