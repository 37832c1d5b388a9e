import { enc, LABEL } from '../encoding/index.ts'
import { CoreError } from '../errors.ts'
import { epochBytes, type SecretKey } from '../keys/index.ts'
import { nobleSiv, type Siv, sivOpen } from '../primitives.ts'
import { type ParsedPseudonym, parsePseudonym, printPseudonym } from './printed-form.ts'
import type { Pseudonym, PseudonymDomain, PseudonymMode, SubjectKind } from './types.ts'

/** Name of the set of algorithms and forms, bound into every pseudonym. */
export const PSEUDONYM_SUITE = 'sluis-pseudonym-1'

/** Bytes under the outward layer, in both modes. */
export const CONTENT_LENGTH = 20

const PREFIX = /^[a-z]{2,10}$/
const NAME = /^[\x21-\x7e]{1,64}$/
const MAX_EPOCH = 0xffff

/** The associated data of a pseudonym: enc("header", suite, mode, kind, tenant, domain, epoch in 4 bytes). */
export function pseudonymHeader(domain: PseudonymDomain, kind: SubjectKind): Uint8Array {
  return enc(LABEL.header, PSEUDONYM_SUITE, domain.mode, kind, domain.tenant, domain.domain, epochBytes(domain.epoch))
}

/** The header made last, of each kind: a batch is of one domain, and making the header anew is a sixth of a pseudonym's cost. */
const last: Partial<Record<SubjectKind, { readonly domain: PseudonymDomain; readonly header: Uint8Array }>> = {}

function headerOf(domain: PseudonymDomain, kind: SubjectKind): Uint8Array {
  const { tenant, domain: name, epoch, prefix, mode } = domain
  const known = last[kind]
  const same = known?.domain.tenant === tenant && known.domain.domain === name && known.domain.epoch === epoch
  if (known !== undefined && same && known.domain.mode === mode) return known.header
  const header = pseudonymHeader(domain, kind)
  // A copy of the domain: what the caller does with its own must not change what the header was made of.
  last[kind] = { domain: { tenant, domain: name, epoch, prefix, mode }, header }
  return header
}

/** Encrypts 20 bytes of content to a printed pseudonym. Throws DOMAIN_INVALID, PSEUDONYM_WRONG_MODE, SIV_INPUT_INVALID. */
export function sealOutward(
  key: SecretKey,
  mode: PseudonymMode,
  domain: PseudonymDomain,
  kind: SubjectKind,
  content: Uint8Array,
): Pseudonym {
  const [pseudonym] = sealOutwardMany(key, mode, domain, kind, [content])
  if (pseudonym === undefined) throw new CoreError('SIV_INPUT_INVALID')
  return pseudonym
}

/** `sealOutward` of each content, in order, with the same bytes. */
export function sealOutwardMany(
  key: SecretKey,
  mode: PseudonymMode,
  domain: PseudonymDomain,
  kind: SubjectKind,
  contents: readonly Uint8Array[],
  siv: Siv = nobleSiv,
): Pseudonym[] {
  demandSealable(mode, domain, kind)
  const wrong = contents.some((content) => content.length !== CONTENT_LENGTH)
  if (wrong) throw new CoreError('SIV_INPUT_INVALID')
  const header = headerOf(domain, kind)
  const { prefix, epoch } = domain
  return key
    .lend((bytes) => siv.sealMany(bytes, header, contents))
    .map((ciphertext) => printPseudonym(mode, { kind, prefix, epoch, ciphertext }))
}

/** What sealing asks of mode, domain and kind. Throws PSEUDONYM_WRONG_MODE, DOMAIN_INVALID, SIV_INPUT_INVALID. */
export function demandSealable(mode: PseudonymMode, domain: PseudonymDomain, kind: SubjectKind): void {
  demandDomain(domain, mode)
  if (kind !== 'person' && kind !== 'household') throw new CoreError('SIV_INPUT_INVALID')
}

/**
 * Opens a printed pseudonym to its kind and 20 bytes of content. What can be read without a key is named in the error
 * (PSEUDONYM_MALFORMED, _WRONG_MODE, _WRONG_DOMAIN, _WRONG_EPOCH); all else is PSEUDONYM_UNOPENABLE.
 */
export function openOutward(
  key: SecretKey,
  mode: PseudonymMode,
  domain: PseudonymDomain,
  pseudonym: Pseudonym,
): { kind: SubjectKind; content: Uint8Array } {
  demandDomain(domain, mode)
  const parsed = parsePseudonym(pseudonym)
  if (parsed.mode !== mode) throw new CoreError('PSEUDONYM_WRONG_MODE')
  if (parsed.prefix !== domain.prefix) throw new CoreError('PSEUDONYM_WRONG_DOMAIN')
  if (parsed.epoch !== domain.epoch) throw new CoreError('PSEUDONYM_WRONG_EPOCH')
  const header = headerOf(domain, parsed.kind)
  return { kind: parsed.kind, content: key.lend((bytes) => open(bytes, header, parsed.ciphertext)) }
}

/** A printed pseudonym that was opened, or why it was not. */
export type OpenedOrNot =
  | { readonly kind: SubjectKind; readonly content: Uint8Array }
  | { readonly code: PseudonymFault }
/** What can be wrong with a text that is said to be a pseudonym of a domain and epoch. */
export type PseudonymFault =
  | 'PSEUDONYM_MALFORMED'
  | 'PSEUDONYM_WRONG_MODE'
  | 'PSEUDONYM_WRONG_DOMAIN'
  | 'PSEUDONYM_WRONG_EPOCH'
  | 'PSEUDONYM_UNOPENABLE'

/** `openOutward` of each text, in order, each judged by itself. Throws what is not a text's own fault. */
export function openOutwardMany(
  key: SecretKey,
  mode: PseudonymMode,
  domain: PseudonymDomain,
  texts: readonly string[],
  siv: Siv = nobleSiv,
): OpenedOrNot[] {
  demandDomain(domain, mode)
  const parsed = texts.map((text) => parseFor(domain, text))
  const contents = new Map<number, Uint8Array | undefined>()
  for (const kind of ['person', 'household'] as const) {
    const places = parsed.flatMap((item, place) => ('kind' in item && item.kind === kind ? [place] : []))
    const ciphertexts = places.map((place) => (parsed[place] as ParsedPseudonym).ciphertext)
    const header = headerOf(domain, kind)
    const opened = key.lend((bytes) => siv.openMany(bytes, header, ciphertexts))
    for (const [index, place] of places.entries()) contents.set(place, opened[index])
  }
  return parsed.map((item, place) => {
    if ('code' in item) return item
    const content = contents.get(place)
    return content === undefined ? { code: 'PSEUDONYM_UNOPENABLE' } : { kind: item.kind, content }
  })
}

function parseFor(domain: PseudonymDomain, text: string): ParsedPseudonym | { readonly code: PseudonymFault } {
  let parsed: ParsedPseudonym
  try {
    parsed = parsePseudonym(text)
  } catch (error) {
    if (error instanceof CoreError) return { code: 'PSEUDONYM_MALFORMED' }
    throw error
  }
  if (parsed.mode !== domain.mode) return { code: 'PSEUDONYM_WRONG_MODE' }
  if (parsed.prefix !== domain.prefix) return { code: 'PSEUDONYM_WRONG_DOMAIN' }
  if (parsed.epoch !== domain.epoch) return { code: 'PSEUDONYM_WRONG_EPOCH' }
  return parsed
}

function open(key: Uint8Array, header: Uint8Array, ciphertext: Uint8Array): Uint8Array {
  try {
    return sivOpen(key, header, ciphertext)
  } catch (error) {
    if (error instanceof CoreError && error.code === 'SIV_UNOPENABLE') throw new CoreError('PSEUDONYM_UNOPENABLE')
    throw error
  }
}

function demandDomain(domain: PseudonymDomain, mode: PseudonymMode): void {
  if (domain.mode !== mode) throw new CoreError('PSEUDONYM_WRONG_MODE')
  const { tenant, domain: name, prefix, epoch } = domain
  if (mode !== 'irreversible' && mode !== 'reversible') throw new CoreError('DOMAIN_INVALID')
  const whole = Number.isInteger(epoch) && epoch >= 0 && epoch <= MAX_EPOCH
  if (!whole || !PREFIX.test(prefix) || !NAME.test(tenant) || !NAME.test(name)) throw new CoreError('DOMAIN_INVALID')
}
