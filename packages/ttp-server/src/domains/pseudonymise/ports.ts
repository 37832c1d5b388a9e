import type {
  InnerKey,
  PrivateKey,
  PseudonymDomain,
  ReversibleKey,
  SigningKey,
  WrapKey,
} from '@sluis/ttp-core/pseudonymise'
import type { Database } from '../../kernel/database.ts'
import type { DirectoryWatch } from '../../kernel/directory-watch.ts'
import type { Logger } from '../../kernel/log.ts'

/** The keys of one pseudonym domain, by its mode: neither can be passed where the other is wanted. */
export type DomainKeys =
  | { readonly mode: 'irreversible'; readonly inner: InnerKey; readonly wrap: WrapKey }
  | { readonly mode: 'reversible'; readonly reversible: ReversibleKey }

/** The outer keys of a translation, by epoch of the domain it comes from; both of one mode. */
export type TranslationKeys =
  | { readonly mode: 'irreversible'; readonly from: ReadonlyMap<number, WrapKey>; readonly to: WrapKey }
  | { readonly mode: 'reversible'; readonly from: ReadonlyMap<number, ReversibleKey>; readonly to: ReversibleKey }
/** The outer keys of one domain in two epochs. */
export type RewrapKeys =
  | { readonly mode: 'irreversible'; readonly from: WrapKey; readonly to: WrapKey }
  | { readonly mode: 'reversible'; readonly from: ReversibleKey; readonly to: ReversibleKey }

/** All that re-wrapping can reach: what `pseudonymise` can, but for the keys that make a pseudonym of a subject. */
export interface RewrapPorts extends Omit<PseudonymisePorts, 'lendDomainKeys'> {
  /** Lends the outer keys of an older epoch of a domain and of its present one; null when the older one has none. */
  readonly lendRewrapKeys: <T>(
    domain: PseudonymDomain,
    fromEpoch: number,
    occasion: string,
    work: (keys: RewrapKeys | null) => Promise<T>,
  ) => Promise<T>
}

/** All that `pseudonymise` can reach: its own table, two tables of `release` to add to, and keys for the length of a batch. */
export interface PseudonymisePorts {
  /** Role `ttp_pseudonymise`. */
  readonly database: Database
  readonly directory: DirectoryWatch
  /** Lends the keys of one domain for one batch; they are destroyed when `work` ends. `batch` names the loan in the audit log. */
  readonly lendDomainKeys: <T>(
    domain: PseudonymDomain,
    batch: string,
    work: (keys: DomainKeys) => Promise<T>,
  ) => Promise<T>
  /** Opens what the identity engine seals to the key engine. */
  readonly sealKeys: readonly PrivateKey[]
  /** Signs what the key engine seals to tenants: the first that the directory names. */
  readonly signKeys: readonly SigningKey[]
  readonly now: () => Date
  readonly random: (bytes: number) => Uint8Array
  readonly logger: Logger
}

/** What carrying out approved requests can reach besides. */
export interface ApprovedPorts extends Omit<PseudonymisePorts, 'lendDomainKeys'> {
  /** Lends K_E of some epochs of a reversible domain, for one approved request. */
  readonly lendOpeningKeys: <T>(
    domain: Omit<PseudonymDomain, 'epoch'> & { readonly mode: 'reversible' },
    epochs: readonly number[],
    request: string,
    work: (keys: ReadonlyMap<number, ReversibleKey>) => Promise<T>,
  ) => Promise<T>
  /** Lends the outer keys of two domains of one mode, for one approved request. */
  readonly lendTranslationKeys: <T>(
    from: Omit<PseudonymDomain, 'epoch'>,
    epochs: readonly number[],
    to: PseudonymDomain,
    request: string,
    work: (keys: TranslationKeys) => Promise<T>,
  ) => Promise<T>
}
