import type { FieldEvidence, ModelField } from '@sluis/ttp-core/identity'
import { MODEL_FIELDS, MODEL_LEVELS, NO_EVIDENCE } from '@sluis/ttp-core/identity'

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz'

const CODE = Object.fromEntries(
  MODEL_FIELDS.map((field) => [
    field,
    Object.fromEntries(MODEL_LEVELS[field].map((level, position) => [level as string, DIGITS.charAt(position)])),
  ]),
) as Readonly<Record<ModelField, Readonly<Record<string, string>>>>

/** Evidence as eight characters, one a field in the model's order: the position of its level, `-` for what is not known. */
export function evidenceCode(evidence: FieldEvidence): string {
  let code = ''
  for (const field of MODEL_FIELDS) code += CODE[field][evidence[field]] ?? '-'
  return code
}

/** The code where nothing was compared. */
export const NOTHING_COMPARED = evidenceCode(NO_EVIDENCE)

/** Reads what `evidenceCode` wrote. */
export function readEvidenceCode(code: string): FieldEvidence {
  const levels = MODEL_FIELDS.map((field, position) => [
    field,
    MODEL_LEVELS[field][DIGITS.indexOf(code.charAt(position))] ?? 'unknown',
  ])
  return Object.fromEntries(levels) as FieldEvidence
}
