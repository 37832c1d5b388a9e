import type { ParsedPseudonym, Pseudonym, PseudonymDomain } from '@sluis/ttp-core/pseudonymise'
import { CoreError, translate } from '@sluis/ttp-core/pseudonymise'
import type { TranslationKeys } from '../ports.ts'

/** The same subjects in the other domain, place by place; '' for a pseudonym that does not open in its own. */
export function translateAll(
  keys: TranslationKeys,
  from: PseudonymDomain,
  to: PseudonymDomain,
  pseudonyms: readonly ParsedPseudonym[],
): (Pseudonym | '')[] {
  return pseudonyms.map((parsed) => {
    try {
      return translated(keys, { ...from, epoch: parsed.epoch }, to, parsed)
    } catch (error) {
      if (error instanceof CoreError) return ''
      throw error
    }
  })
}

function translated(
  keys: TranslationKeys,
  from: PseudonymDomain,
  to: PseudonymDomain,
  parsed: ParsedPseudonym,
): Pseudonym | '' {
  if (keys.mode === 'reversible' && parsed.mode === 'reversible') {
    const key = keys.from.get(parsed.epoch)
    return key === undefined ? '' : translate(key, from, keys.to, to, parsed.pseudonym)
  }
  if (keys.mode === 'irreversible' && parsed.mode === 'irreversible') {
    const key = keys.from.get(parsed.epoch)
    return key === undefined ? '' : translate(key, from, keys.to, to, parsed.pseudonym)
  }
  return ''
}
