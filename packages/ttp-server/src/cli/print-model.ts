import { counted } from '@sluis/ttp-core/common'
import type { LinkageModel } from '@sluis/ttp-core/identity'
import { MODEL_FIELDS } from '@sluis/ttp-core/identity'
import type { ListedModel, ModelComparison } from '../domains/identity/index.ts'

const bits = (value: number): string => `${value < 0 ? '' : '+'}${value.toFixed(1)}`.padStart(7)

/** The list of stored models, one a line. */
export function printModels(models: readonly ListedModel[], inForce: number | undefined): string {
  const lines = models.map((model) =>
    [
      `${model.version === inForce ? '*' : ' '} ${model.version}`.padEnd(6),
      model.origin.padEnd(9),
      model.createdAt.toISOString(),
      model.origin === 'learnt'
        ? `${counted(model.records, 'record')}, ${counted(model.pairs, 'pair')}, ${counted(model.rounds, 'round')}, log-likelihood ${model.logLikelihood.toFixed(1)}`
        : '',
      model.activatedAt === undefined ? 'never in force' : `in force from ${model.activatedAt.toISOString()}`,
    ]
      .filter((part) => part !== '')
      .join('  '),
  )
  return `${lines.join('\n')}\n`
}

/** Shares of every level of a model, and its thresholds. */
export function printModel(model: LinkageModel): string {
  const lines = [
    `version ${model.version}: linked from ${model.linkFrom} bits, looked at from ${model.reviewFrom} bits`,
  ]
  lines.push(`${'field'.padEnd(10)}${'level'.padEnd(15)}      same       kin     other`)
  for (const field of MODEL_FIELDS) {
    for (const [level, { same, kin, other, perPerson }] of Object.entries<Level>(model.fields[field])) {
      const numbers = [same, kin, other].map((share) => share.toPrecision(3).padStart(10)).join('')
      lines.push(`${field.padEnd(10)}${level.padEnd(15)}${numbers}${perPerson === true ? ' people of the store' : ''}`)
    }
  }
  return `${lines.join('\n')}\n`
}

interface Level {
  readonly same: number
  readonly kin: number
  readonly other: number
  readonly perPerson?: true
}

/** How a model differs from the one in force: weights in bits, and what they make of the pairs that were looked at. */
export function printComparison({ before, after, persons, prior, levels, decisions }: ModelComparison): string {
  const lines = [`weights in bits, version ${before} and version ${after}, among about ${counted(persons, 'person')}`]
  lines.push(`${'field'.padEnd(10)}${'level'.padEnd(15)}told from others   told from kin`)
  for (const { field, level, other, kin } of [{ field: 'before', level: 'anything', ...prior }, ...levels]) {
    lines.push(
      `${field.padEnd(10)}${level.padEnd(15)}${bits(other[0])}${bits(other[1])}   ${bits(kin[0])}${bits(kin[1])}`,
    )
  }
  const of = (count: number): string => `${Math.round(count)} of ${Math.round(decisions.pairs)} pairs`
  lines.push(`linked: ${of(decisions.linkedBefore)} before, ${of(decisions.linkedAfter)} after`)
  lines.push(
    `another decision: ${of(decisions.joined + decisions.parted)} (${Math.round(decisions.joined)} linked by the new weights alone, ${Math.round(decisions.parted)} by the old alone)`,
  )
  lines.push(`to be looked at: ${of(decisions.reviewBefore)} before, ${of(decisions.reviewAfter)} after`)
  return `${lines.join('\n')}\n`
}
