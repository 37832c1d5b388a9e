import type { PrivacyStatement } from '../directory/index.ts'
import { toHex, utf8 } from '../encoding/index.ts'
import { sha256 } from '../primitives.ts'
import type { StatementFacts, StatementLanguage } from './facts.ts'
import { paragraphsEn } from './paragraphs-en.ts'
import { paragraphsNl } from './paragraphs-nl.ts'

/** The template of which texts are made now. A text that was published is never changed: a new wording is a new template. */
export const STATEMENT_TEMPLATE = 1

const TITLE = {
  nl: 'Uw bezoek en de vertrouwde derde partij',
  en: 'Your visit and the trusted third party',
} as const

/** A text for visitors: a title, and the points a to j with theirs. */
export interface StatementText {
  readonly title: string
  readonly paragraphs: readonly (readonly [title: string, text: string])[]
}

/** What an institution tells its visitors of the TTP; the points that GDPR articles 13 and 14 ask for. Nothing for an unknown template. */
export function statementText(
  template: number,
  language: StatementLanguage,
  facts: StatementFacts,
): StatementText | undefined {
  if (template !== STATEMENT_TEMPLATE) return undefined
  return { title: TITLE[language], paragraphs: language === 'nl' ? paragraphsNl(facts) : paragraphsEn(facts) }
}

/** The text as one: paragraphs with an empty line between, a line feed at the end. Its UTF-8 is what the digest is of. */
export function formatStatement({ title, paragraphs }: StatementText): string {
  return `${[title, ...paragraphs.map((pair) => pair.join('\n'))].join('\n\n')}\n`
}

/** SHA-256 (hex) of a text: how an agreement of the directory names it. */
export function statementDigest(text: StatementText): string {
  return toHex(sha256(utf8(formatStatement(text))))
}

/** What an agreement says of its text, by the newest template. */
export function describeStatement(facts: StatementFacts): PrivacyStatement {
  const digest = (language: StatementLanguage): string => {
    const text = statementText(STATEMENT_TEMPLATE, language, facts)
    return text === undefined ? '' : statementDigest(text)
  }
  return { template: STATEMENT_TEMPLATE, nl: digest('nl'), en: digest('en') }
}
