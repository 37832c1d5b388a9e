import type { ExplainedRecord, PersonExplanation } from '../domains/identity/index.ts'

const bits = (value: number): string => `${value < -0.05 ? '' : '+'}${value.toFixed(1)}`.padStart(7)

/** How each record of a person came to it, one line a comparison, and why persons were joined or split. */
export function printExplanation({ records, changes }: PersonExplanation): string {
  return [
    ...records.flatMap((record, index) => [`record ${index + 1} of ${records.length}`, ...describe(record), '']),
    ...changes.map(({ event, kind, reason }) => `${KIND[kind]} in event ${event}: ${reason}`),
    ...(changes.length > 0 ? [''] : []),
  ].join('\n')
}

const KIND = { joined: 'persons joined', split: 'person split' } as const

function describe({ mark, institution, day, by, model, weight, values }: ExplainedRecord): string[] {
  const lines = [`  ${mark}  ${institution}  first seen ${day}`, `  linked by ${by} under model version ${model}`]
  if (weight !== undefined) {
    lines.push(
      weight.weighed ? `  told from ${PEOPLE[weight.against]}:` : '  the rule alone is enough; it would have weighed:',
      `  ${bits(weight.prior)}  before anything was compared`,
      ...weight.contributions.map(({ field, level, bits: own }) => `  ${bits(own)}  ${field} ${level}`),
      `  ${bits(weight.counted)}  how many hold the name, e-mail address and mobile number that agree`,
      `  ${bits(weight.total)}  in all`,
    )
  }
  for (const [name, value] of Object.entries(values ?? {})) {
    if (typeof value === 'string' && value !== '' && name !== 'institution') lines.push(`    ${name}: ${value}`)
  }
  return lines
}

const PEOPLE = { kin: 'people who live together', other: 'anybody' } as const
