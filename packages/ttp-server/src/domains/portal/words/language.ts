/** The languages of the pages. */
export const LANGUAGES = ['nl', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** A text, or texts, in every language. */
export type Bilingual<Words> = Readonly<Record<Language, Words>>

/** Texts of one page: the same in each language. */
export function bilingual<Words>(words: Bilingual<Words>): Bilingual<Words> {
  return words
}

/** Whether it is one. */
export function isLanguage(text: string | undefined): text is Language {
  return LANGUAGES.some((language) => language === text)
}

/**
 * The language of a page: what was chosen, else the first of `Accept-Language` that there is (RFC 9110 section 12.5.4), else Dutch.
 * @param chosen The cookie.
 */
export function languageOf(chosen: string | undefined, accepted: string | undefined): Language {
  if (isLanguage(chosen)) return chosen
  const ranges = (accepted ?? '').split(',', 50).map((part, place) => {
    const [range = '', ...parameters] = part.trim().toLowerCase().split(';')
    const weight = parameters.map((text) => /^\s*q=(\d(?:\.\d{0,3})?)\s*$/.exec(text)?.[1]).find(Boolean)
    return { language: range.split('-')[0], weight: weight === undefined ? 1 : Number(weight), place }
  })
  ranges.sort((left, right) => right.weight - left.weight || left.place - right.place)
  return (
    ranges
      .filter(({ weight }) => weight > 0)
      .map(({ language }) => language)
      .find(isLanguage) ?? 'nl'
  )
}
