import type { LinkageRecord, ModelField } from '@sluis/ttp-core/identity'
import { MODEL_FIELDS } from '@sluis/ttp-core/identity'
import type { OpenedCase } from '../domains/identity/index.ts'
import type { ReviewWords } from './review-words.ts'

const LABEL_WIDTH = 15
const VALUE_WIDTH = 34
const LEVEL_WIDTH = 17
/** Most further values of a field that are shown of a person. */
const ALSO_MAX = 4

/** What a record says, field by field; '' for nothing. */
const SAYS: Readonly<Record<ModelField, (record: LinkageRecord) => string>> = {
  surname: ({ surname }) => surname,
  given: ({ given, initials }) =>
    [given, initials === '' || initials === given.charAt(0) ? '' : `(${initials})`].join(' ').trim(),
  birth: ({ birthDate }) => birthDate,
  email: ({ email }) => email,
  mobile: ({ mobile }) => mobile,
  fixed: ({ fixed }) => fixed,
  address: ({ street, number, addition, postcode, city, country }) =>
    [street, `${number}${addition}`, postcode, city, `${street}${number}${postcode}${city}` === '' ? '' : country]
      .filter((part) => part !== '')
      .join(' '),
  relation: ({ institution, relation }) => (relation === '' ? '' : `${institution} ${relation}`),
}

/** A case as the reviewer sees it: side by side, the weight of every comparison, and what each answer changes. */
export function printCase({ found, sides, weight, model, effects }: OpenedCase, words: ReviewWords): string {
  const [left, right] = sides
  const lines = [
    words.head(found.id, model, found.model),
    words.ask[found.ask],
    '',
    words.side('A', left.records.length, shown(left.record.institution), left.day),
    words.side('B', right.records.length, shown(right.record.institution), right.day),
    '',
  ]
  for (const field of MODEL_FIELDS) {
    const says = SAYS[field]
    const [one, other] = [says(left.record), says(right.record)]
    const contribution = weight.contributions.find((part) => part.field === field)
    const level = contribution === undefined ? '' : (words.levels[contribution.level] ?? contribution.level)
    lines.push(row(words.fields[field], one, other, level, contribution?.bits))
    const also = [further(left.records, says, one), further(right.records, says, other)]
    for (let at = 0; at < Math.max(also[0]?.length ?? 0, also[1]?.length ?? 0); at += 1)
      lines.push(row(`  ${words.also}`, also[0]?.[at] ?? '', also[1]?.[at] ?? '', '', undefined))
  }
  lines.push(
    row('', '', '', words.prior, weight.prior),
    row('', '', '', '=', weight.total),
    `${' '.repeat(LABEL_WIDTH)}${words.total}`,
    '',
    words.effect('same', effects.same.persons, effects.same.households, effects.same.domains),
    words.effect('different', effects.different.persons, effects.different.households, effects.different.domains),
    '',
  )
  return lines.join('\n')
}

function further(records: readonly LinkageRecord[], says: (record: LinkageRecord) => string, known: string): string[] {
  const values = new Set(records.map(says).filter((value) => value !== '' && value !== known))
  return [...values].slice(0, ALSO_MAX)
}

function row(label: string, left: string, right: string, level: string, bits: number | undefined): string {
  const weight = bits === undefined ? '' : `${bits < 0 ? '' : '+'}${bits.toFixed(1)}`
  const cells = [
    label.padEnd(LABEL_WIDTH),
    shown(left).padEnd(VALUE_WIDTH),
    shown(right).padEnd(VALUE_WIDTH),
    `${level} `.padStart(LEVEL_WIDTH),
    weight.padStart(6),
  ]
  return cells.join('').trimEnd()
}

/** Nothing that a record says steers the terminal. */
function shown(value: string): string {
  return value.replace(/[\p{Cc}\p{Cf}]/gu, '·')
}
