import type { InnerKey, PseudonymDomain, ReversibleKey, SecretKey, WrapKey } from '@sluis/ttp-core/pseudonymise'
import { innerKey, reversibleKey, wrapKey } from '@sluis/ttp-core/pseudonymise'
import { ServerError } from '../../kernel/errors.ts'
import type { KeyName } from './key-name.ts'
import type { Loan } from './lend.ts'

/** The keys of one pseudonym domain, typed by what they may do. */
export type DomainKeys =
  | { readonly mode: 'irreversible'; readonly inner: InnerKey; readonly wrap: WrapKey }
  | { readonly mode: 'reversible'; readonly reversible: ReversibleKey }

/**
 * The era of K_H. It belongs to no tenant and no domain, so that pseudonyms can be translated between domains without the
 * subject; a new era would make every irreversible pseudonym unrelated to those before it.
 */
const ERA: KeyName = { purpose: 'pseudonym-inner', tenant: '', domain: '', epoch: 1 }

/** What lending the keys of a domain is made of. */
export interface DomainKeyVerbs {
  readonly create: (name: KeyName) => Promise<boolean>
  readonly lend: <T>(loan: Loan, work: (keys: readonly SecretKey[]) => Promise<T>) => Promise<T>
}

/** What lending the keys of two epochs is made of. */
export interface RewrapKeyVerbs extends DomainKeyVerbs {
  /** Whether there is such a key that is lent to convert. */
  readonly converts: (name: KeyName) => Promise<boolean>
}

/** Lends the keys of one domain and epoch for one batch; those that are not there yet are made first. */
export type LendDomainKeys = <T>(
  domain: PseudonymDomain,
  occasion: string,
  work: (keys: DomainKeys) => Promise<T>,
) => Promise<T>

/** The outer keys of one domain in two epochs, typed by what they may do: enough to carry a pseudonym over, and K_H is not among them. */
export type RewrapKeys =
  | { readonly mode: 'irreversible'; readonly from: WrapKey; readonly to: WrapKey }
  | { readonly mode: 'reversible'; readonly from: ReversibleKey; readonly to: ReversibleKey }

/**
 * Lends the outer key of an older epoch of a domain together with that of its present one, which is made if it is not there.
 * The work gets null when the older epoch has no key that converts: none was ever made, or it was destroyed.
 */
export type LendRewrapKeys = <T>(
  domain: PseudonymDomain,
  fromEpoch: number,
  occasion: string,
  work: (keys: RewrapKeys | null) => Promise<T>,
) => Promise<T>

/** Lending by domain instead of by name. */
export function domainKeyLender({ create, lend }: DomainKeyVerbs): LendDomainKeys {
  const make = onceEach(create)
  return async (domain, occasion, work) => {
    const names = namesOf(domain)
    for (const name of names) await make(name)
    return lend({ names, occasion, use: 'make' }, (keys) => work(typed(domain, keys)))
  }
}

/** The same for two epochs of a domain. */
export function rewrapKeyLender({ create, lend, converts }: RewrapKeyVerbs): LendRewrapKeys {
  const make = onceEach(create)
  return async (domain, fromEpoch, occasion, work) => {
    const to = outerName(domain)
    const from = { ...to, epoch: fromEpoch }
    await make(to)
    if (fromEpoch >= domain.epoch || !(await converts(from))) return work(null)
    return lend({ names: [from, to], occasion, use: 'rewrap' }, async ([old, next]) => {
      if (old === undefined || next === undefined) throw new ServerError('KEY_UNAVAILABLE')
      const { mode } = domain
      return mode === 'reversible'
        ? work({ mode, from: reversibleKey(old), to: reversibleKey(next) })
        : work({ mode, from: wrapKey(old), to: wrapKey(next) })
    })
  }
}

/** Keys that were made stay made: asked once per engine, not once per batch. */
function onceEach(create: (name: KeyName) => Promise<boolean>): (name: KeyName) => Promise<void> {
  const made = new Set<string>()
  return async (name) => {
    const text = JSON.stringify(name)
    if (made.has(text)) return
    await create(name)
    made.add(text)
  }
}

function namesOf(domain: PseudonymDomain): readonly KeyName[] {
  return domain.mode === 'reversible' ? [outerName(domain)] : [ERA, outerName(domain)]
}

/** K_E or K_T: what makes the outward form. */
function outerName({ mode, tenant, domain, epoch }: PseudonymDomain): KeyName {
  return { purpose: mode === 'reversible' ? 'pseudonym-reversible' : 'pseudonym-wrap', tenant, domain, epoch }
}

function typed({ mode }: PseudonymDomain, [first, second]: readonly SecretKey[]): DomainKeys {
  if (mode === 'reversible' && first !== undefined) return { mode, reversible: reversibleKey(first) }
  if (mode === 'irreversible' && first !== undefined && second !== undefined) {
    return { mode, inner: innerKey(first), wrap: wrapKey(second) }
  }
  throw new ServerError('KEY_UNAVAILABLE')
}
