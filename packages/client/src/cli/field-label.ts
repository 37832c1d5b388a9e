import type { Language } from '../supplier/findings.ts'
import { TEMPLATE_FIELDS } from '../supplier/template/fields.ts'

const LABELS = new Map<string, Readonly<Record<Language, string>>>(
  TEMPLATE_FIELDS.map(({ field, header }) => [field, header] as const),
)

/** What a field is called for a reader, with its own name behind; any other word of an answer as it is. */
export function fieldLabel(name: string, language: Language): string {
  const label = LABELS.get(name)
  return label === undefined ? name : `${label[language]} (${name})`
}
