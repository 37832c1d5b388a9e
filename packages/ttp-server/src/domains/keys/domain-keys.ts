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

/** Lends the keys of one domain and epoch for one batch; those that are not there yet are made first. */
export type LendDomainKeys = <T>(
  domain: PseudonymDomain,
  occasion: string,
  work: (keys: DomainKeys) => Promise<T>,
) => Promise<T>

/** Lending by domain instead of by name. */
export function domainKeyLender({ create, lend }: DomainKeyVerbs): LendDomainKeys {
  // Keys that were made stay made: asked once per engine, not once per batch.
  const made = new Set<string>()
  return async (domain, occasion, work) => {
    const names = namesOf(domain)
    for (const name of names) {
      const text = JSON.stringify(name)
      if (made.has(text)) continue
      await create(name)
      made.add(text)
    }
    return lend({ names, occasion, use: 'make' }, (keys) => work(typed(domain, keys)))
  }
}

function namesOf({ mode, tenant, domain, epoch }: PseudonymDomain): readonly KeyName[] {
  if (mode === 'reversible') return [{ purpose: 'pseudonym-reversible', tenant, domain, epoch }]
  return [ERA, { purpose: 'pseudonym-wrap', tenant, domain, epoch }]
}

function typed({ mode }: PseudonymDomain, [first, second]: readonly SecretKey[]): DomainKeys {
  if (mode === 'reversible' && first !== undefined) return { mode, reversible: reversibleKey(first) }
  if (mode === 'irreversible' && first !== undefined && second !== undefined) {
    return { mode, inner: innerKey(first), wrap: wrapKey(second) }
  }
  throw new ServerError('KEY_UNAVAILABLE')
}
