import type { Contribution, LinkageModel, Weight } from '@sluis/ttp-core/identity'
import { weighEach } from '@sluis/ttp-core/identity'
import { readEvidenceCode } from '../scoring/evidence-code.ts'
import type { RecordLink } from '../vault/profile.ts'

/** How a record came to its person, part by part, in bits: `prior`, `contributions` and `counted` add up to `total`. */
export interface LinkExplanation {
  /** Name of a rule, `score`, `new` for the record that founded the person, or `verdict`. */
  readonly by: string
  /** Version of the model that was in force. */
  readonly model: number
  /** Whether the weight was asked for; a rule that is enough by itself asks for none. */
  readonly weighed: boolean
  /** Whom the record's person was told from. */
  readonly against: Weight['against']
  /** Of so many persons in the store, any one would be the right one. */
  readonly prior: number
  /** Of each field that both sides knew: its level and weight under that model. */
  readonly contributions: readonly Contribution[]
  /** For how many people held the name, e-mail address and mobile number that agree. */
  readonly counted: number
  readonly total: number
}

/** A total is kept to a tenth of a bit. */
const ROUNDING = 0.05 + 1e-9

/** Explains a link by the model that was in force when it was made; undefined where nothing was compared. */
export function explainLink(
  [by, version, code, bits, persons]: RecordLink,
  model: LinkageModel,
): LinkExplanation | undefined {
  if (persons === undefined) return undefined
  const { other, kin } = weighEach(readEvidenceCode(code), { persons: 2 ** persons }, model)
  const weighed = bits !== 0
  const lesser = kin.total < other.total ? kin : other
  // How common values are counts against others alone: a total that is just that against kin is that against kin.
  const { prior, contributions, against, total } = !weighed
    ? lesser
    : Math.abs(bits - kin.total) <= ROUNDING
      ? kin
      : other
  const sum = weighed ? bits : total
  return { by, model: version, weighed, against, prior, contributions, counted: sum - total, total: sum }
}
