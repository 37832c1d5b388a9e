import type { KeyName } from '../../../../../packages/ttp-server/src/domains/keys/index.ts'

/** A family and an epoch. */
export type Name = readonly [string, number]

/** The state of `keys.qnt`. */
export interface ModelState {
  readonly keys: readonly (readonly [Name, { readonly state: string; readonly serial: number }])[]
  readonly queue: number
  readonly aside: number
  readonly made: readonly (readonly [number, number])[]
  readonly created: number
  readonly rotated: number
  readonly planned: number
  readonly activated: number
  readonly retired: number
  readonly lent: number
  readonly destroyed: number
}

export interface Question {
  readonly verb: string
  readonly name: Name
  readonly use: string
}

const FAMILIES: Readonly<Record<string, Omit<KeyName, 'epoch'>>> = {
  era: { purpose: 'pseudonym-inner', tenant: '', domain: '' },
  wrap: { purpose: 'pseudonym-wrap', tenant: 'tenant', domain: 'audience' },
  reversible: { purpose: 'pseudonym-reversible', tenant: 'other', domain: 'panel' },
}

/**
 * What the key store calls a key of the model.
 * @param base The epoch before the first one of the trace: those of a directory never fall, so that each trace goes on from the last.
 */
export function keyName([family, epoch]: Name, base: number): KeyName {
  const named = FAMILIES[family]
  if (named === undefined) throw new Error(`no family ${family}`)
  return { ...named, epoch: family === 'era' ? epoch : base + epoch }
}

/** Numbers things by the first time that they are seen: equal where they are equal, whatever they are. */
export function numbered(values: readonly string[]): number[] {
  const seen = [...new Set(values)]
  return values.map((value) => seen.indexOf(value))
}
