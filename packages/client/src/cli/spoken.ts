import type { Language } from '../supplier/findings.ts'

const DIGITS: Record<Language, readonly string[]> = {
  nl: ['nul', 'een', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen'],
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
}

/** The lines of a fingerprint as somebody reads it out: each group in digits and in words. */
export function spokenLines(fingerprint: string, language: Language): readonly string[] {
  return fingerprint
    .split(' ')
    .map(
      (group, at) => `  ${at + 1}  ${group}   ${[...group].map((digit) => DIGITS[language][Number(digit)]).join(' ')}`,
    )
}
