import { MEMBERSHIP } from '../../../packages/ttp-core/src/identifier/keys/call-names.ts'
import { MORE } from '../../../packages/ttp-core/src/identifier/name/given-names.ts'
import { COMPOUND, SHORT_NAMES } from '../../../packages/ttp-core/src/identifier/name/initials.ts'
import {
  SURNAMES,
  WORDS,
  ALSO_SURNAME as WORDS_ALSO_SURNAME,
} from '../../../packages/ttp-core/src/identifier/name/organisation.ts'
import {
  ABBREVIATIONS,
  EXTRA_PARTICLES,
  NEEDS_MARK,
  PREFIX_WORDS,
  WEAK_PREFIX_WORDS,
} from '../../../packages/ttp-core/src/identifier/name/prefix-words.ts'
import {
  ALSO_SURNAME,
  HOUSEHOLD_WORDS,
  LEADING,
  TRAILING,
} from '../../../packages/ttp-core/src/identifier/name/titles.ts'
import type { Fields } from '../../../test-vectors/build/frame.ts'

export function nameTable(): Fields {
  return {
    prefixWords: [...PREFIX_WORDS],
    weakPrefixWords: [...WEAK_PREFIX_WORDS],
    extraParticles: [...EXTRA_PARTICLES],
    prefixAbbreviations: Object.fromEntries(
      Object.entries(ABBREVIATIONS).map(([token, { words, assumed }]) => [token, { words: [...words], assumed }]),
    ),
    abbreviationsThatNeedAMark: [...NEEDS_MARK],
    leadingTitles: [...LEADING],
    trailingTitles: [...TRAILING],
    titlesAlsoSurnames: [...ALSO_SURNAME],
    titleHints: [...HOUSEHOLD_WORDS],
    compoundInitials: [...COMPOUND],
    shortNames: [...SHORT_NAMES],
    organisationWords: [...WORDS],
    organisationWordsAlsoSurnames: [...WORDS_ALSO_SURNAME],
    organisationWordsThatAreSurnames: [...SURNAMES],
    givenNames: [...MORE],
    callNameGroups: groups(),
  }
}

/** The groups in order; a name may stand in several. */
function groups(): string[][] {
  const out: string[][] = []
  for (const [name, numbers] of MEMBERSHIP) {
    for (const group of numbers) {
      const members = out[group] ?? []
      members.push(name)
      out[group] = members
    }
  }
  return out
}
