import type { PseudonymDomain, ReversibleKey, SecretKey, WrapKey } from '@sluis/ttp-core/pseudonymise'
import { reversibleKey, wrapKey } from '@sluis/ttp-core/pseudonymise'
import { ServerError } from '../../kernel/errors.ts'
import type { DomainKeyVerbs } from './domain-keys.ts'
import type { KeyName } from './key-name.ts'

/** A pseudonym domain without its epoch. */
export type DomainOfKeys = Omit<PseudonymDomain, 'epoch'>

/** Lends K_E of some epochs of a reversible domain, by epoch, for one approved request. No other key is lent this way. */
export type LendOpeningKeys = <T>(
  domain: DomainOfKeys & { readonly mode: 'reversible' },
  epochs: readonly number[],
  occasion: string,
  work: (keys: ReadonlyMap<number, ReversibleKey>) => Promise<T>,
) => Promise<T>

/** The keys of a translation, typed by what they may do. The inner key is not among them: no subject is needed. */
export type TranslationKeys =
  | { readonly mode: 'irreversible'; readonly from: ReadonlyMap<number, WrapKey>; readonly to: WrapKey }
  | { readonly mode: 'reversible'; readonly from: ReadonlyMap<number, ReversibleKey>; readonly to: ReversibleKey }

/** Lends the outer keys of two domains of one mode for one approved request: of some epochs of the first, of one of the second. */
export type LendTranslationKeys = <T>(
  from: DomainOfKeys,
  epochs: readonly number[],
  to: PseudonymDomain,
  occasion: string,
  work: (keys: TranslationKeys) => Promise<T>,
) => Promise<T>

/** Lending for what two persons approved. */
export function approvedKeyLenders({ create, lend }: DomainKeyVerbs): {
  readonly lendOpeningKeys: LendOpeningKeys
  readonly lendTranslationKeys: LendTranslationKeys
} {
  return {
    lendOpeningKeys: (domain, epochs, occasion, work) => {
      const names = epochs.map((epoch) => nameOf({ ...domain, mode: 'reversible' }, epoch))
      return lend({ names, occasion, use: 'convert' }, (keys) => work(byEpoch(epochs, keys, reversibleKey)))
    },
    lendTranslationKeys: async (from, epochs, to, occasion, work) => {
      if (from.mode !== to.mode) throw new ServerError('KEY_UNAVAILABLE')
      const target = nameOf(to, to.epoch)
      // The receiving domain may not have made a pseudonym yet.
      await create(target)
      const names = [target, ...epochs.map((epoch) => nameOf(from, epoch))]
      return lend({ names, occasion, use: 'convert' }, ([first, ...keys]) => {
        if (first === undefined) throw new ServerError('KEY_UNAVAILABLE')
        return to.mode === 'reversible'
          ? work({ mode: to.mode, from: byEpoch(epochs, keys, reversibleKey), to: reversibleKey(first) })
          : work({ mode: to.mode, from: byEpoch(epochs, keys, wrapKey), to: wrapKey(first) })
      })
    },
  }
}

function nameOf({ mode, tenant, domain }: DomainOfKeys, epoch: number): KeyName {
  return { purpose: mode === 'reversible' ? 'pseudonym-reversible' : 'pseudonym-wrap', tenant, domain, epoch }
}

function byEpoch<Key>(
  epochs: readonly number[],
  keys: readonly SecretKey[],
  typed: (key: SecretKey) => Key,
): ReadonlyMap<number, Key> {
  return new Map(keys.map((key, place) => [epochs[place] ?? 0, typed(key)]))
}
