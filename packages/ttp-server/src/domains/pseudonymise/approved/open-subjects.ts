import type { ParsedPseudonym, PseudonymDomain, ReversibleKey } from '@sluis/ttp-core/pseudonymise'
import { CoreError, decryptSubject, toBase64url } from '@sluis/ttp-core/pseudonymise'

/**
 * The subject numbers of persons behind reversible pseudonyms, place by place, base64url; '' for one that does not open: it is of another
 * domain, or nobody's.
 */
export function openSubjects(
  keys: ReadonlyMap<number, ReversibleKey>,
  domain: PseudonymDomain & { readonly mode: 'reversible' },
  pseudonyms: readonly ParsedPseudonym[],
): string[] {
  return pseudonyms.map((parsed) => {
    const key = keys.get(parsed.epoch)
    // Told apart by type: what opens subjects takes no irreversible pseudonym.
    if (parsed.mode !== 'reversible' || key === undefined) return ''
    try {
      const { kind, subject } = decryptSubject(key, { ...domain, epoch: parsed.epoch }, parsed.pseudonym)
      return kind === 'person' ? toBase64url(subject) : ''
    } catch (error) {
      if (error instanceof CoreError) return ''
      throw error
    }
  })
}
