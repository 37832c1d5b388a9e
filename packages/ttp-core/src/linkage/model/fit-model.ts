import { type FieldEvidence, MODEL_FIELDS, MODEL_LEVELS } from './fields.ts'
import type { LinkageModel } from './model.ts'
import { levelOf, type Shares, shareOf, sharesFrom, withLevels } from './shares.ts'

/** A pattern of evidence, and how many pairs of records show it. */
export interface Pattern {
  readonly evidence: FieldEvidence
  readonly count: number
  /** How many such pairs chance alone brings, as far as that is known. */
  readonly chance?: number
}

/** How likely a pattern is one person, two of one family, or two that chance brought together. */
export interface Posterior {
  readonly same: number
  readonly kin: number
  readonly other: number
}

export interface Fit {
  /** The starting model with the shares of one person as the patterns show them. */
  readonly model: LinkageModel
  /** Log likelihood of the patterns and of the shares as expected beforehand, round by round: it never falls. */
  readonly likelihoods: readonly number[]
  /** Whether the last round changed next to nothing. */
  readonly converged: boolean
  /** Of each pattern, in the order given. */
  readonly posteriors: readonly Posterior[]
}

const ROUNDS_MAX = 100
const SETTLED = 1e-8
/** What the starting model counts for: as many pairs, and no fewer than some: few data must move it little. */
const BEFOREHAND_SHARE = 0.1
const BEFOREHAND_MIN = 40
/** About how many people share the values of a block when chance made it: evens out what is counted by person. */
const CROWD = 100_000

/**
 * Learns how one person's records differ, by expectation maximisation over the patterns of candidate pairs; no label is needed.
 * Of what people of one family have in common only what they share of contact is learnt, and how many such there are: a class that
 * is free to be anything would take the untidy pairs of one person. Pairs that contradict each other twice are known to be two
 * people: where families share a mailbox they would teach, a few at a time, that one person goes by any name.
 */
export function fitModel(patterns: readonly Pattern[], start: LinkageModel, roundsMax = ROUNDS_MAX): Fit {
  const pairs = patterns.reduce((sum, { count }) => sum + count, 0)
  const weight = Math.max(BEFOREHAND_MIN, BEFOREHAND_SHARE * pairs)
  const before = {
    same: sharesFrom((field, level) => levelOf(start, field, level)?.same ?? 0),
    kin: sharesFrom((field, level) => levelOf(start, field, level)?.kin ?? 0),
    other: evened(start),
  }
  let shares: Readonly<Record<keyof Posterior, Shares>> = before
  let classes: Posterior = { same: 1 / 3, kin: 1 / 3, other: 1 / 3 }
  let posteriors: readonly Posterior[] = []
  const likelihoods: number[] = []
  let converged = false
  for (let round = 0; round < roundsMax; round += 1) {
    const expected = expect(patterns, shares, classes)
    posteriors = expected.posteriors
    const likelihood =
      expected.likelihood +
      logPrior(classes) +
      weight *
        (agreement(before.same, shares.same) +
          agreement(before.kin, shares.kin) +
          agreement(before.other, shares.other))
    const last = likelihoods.at(-1)
    likelihoods.push(likelihood)
    converged = last !== undefined && likelihood - last < SETTLED * Math.abs(last)
    if (converged) break
    const maximised = (side: keyof Posterior): Shares =>
      maximise(
        patterns,
        posteriors.map((posterior) => posterior[side]),
        before[side],
        weight,
      )
    const contacts = maximised('kin')
    const kin = { ...before.kin, email: contacts.email, mobile: contacts.mobile, fixed: contacts.fixed }
    shares = { same: maximised('same'), kin, other: maximised('other') }
    classes = classShares(patterns, posteriors)
  }
  const same = withContradictions(patterns, posteriors, shares.same, before.same)
  const model = withLevels(start, (field, level, known) => ({
    ...known,
    same: same[field][level] ?? known.same,
    kin: shares.kin[field][level] ?? known.kin,
  }))
  return { model, likelihoods, converged, posteriors }
}

/** Pairs that chance brought into one block agree on more than any two people do: the shares are evened out by their roots. */
function evened(model: LinkageModel): Shares {
  return sharesFrom((field, level) => {
    const known = levelOf(model, field, level)
    return known === undefined ? 0 : Math.sqrt(known.perPerson === true ? known.other / CROWD : known.other)
  })
}

/** What speaks for one person whatever people of one family share: of birth date and given name. */
const OWN_BIRTH: ReadonlySet<string> = new Set(['equal', 'typo', 'parts'])
const OWN_GIVEN: ReadonlySet<string> = new Set(['equal', 'alias', 'near', 'similar'])

/** Whether the account or the birth date, or the given name, of a pair speaks for one person: what tells of the other of the two. */
const SPEAKS: Readonly<Record<'given' | 'birth', (evidence: FieldEvidence) => boolean>> = {
  given: ({ birth, relation }) => relation === 'equal' || OWN_BIRTH.has(birth),
  birth: ({ given, relation }) => relation === 'equal' || OWN_GIVEN.has(given),
}

/**
 * Whether a pair is known to be two people. Given name and birth date are one's own; all else a family may share, so that a pair
 * whose given names or birth dates contradict each other teaches of one person only where something else of his own speaks for him.
 */
function isContradicted(evidence: FieldEvidence): boolean {
  const [given, birth] = [evidence.given === 'conflict', evidence.birth === 'conflict']
  if ((given && birth) || ((given || birth) && evidence.surname === 'different')) return true
  return (given && !SPEAKS.given(evidence)) || (birth && !SPEAKS.birth(evidence))
}

const OWN_SURNAME: ReadonlySet<string> = new Set(['equal', 'shared', 'near'])
const OWN_HOME: ReadonlySet<string> = new Set(['equal', 'addition', 'street'])

/**
 * Whether a pair is known to be of one family at least: one surname in one home, or at one contact value. Free to be anything, the
 * class of strangers would take them where families are all that blocks find beside one person's records.
 */
function isOneFamily({ surname, address, email, mobile, fixed }: FieldEvidence): boolean {
  const shares = OWN_HOME.has(address) || email === 'equal' || mobile === 'equal' || fixed === 'equal'
  return shares && OWN_SURNAME.has(surname)
}

/** How often one person contradicts himself, from the pairs alone that can teach it: among all they are too few. */
function withContradictions(
  patterns: readonly Pattern[],
  posteriors: readonly Posterior[],
  shares: Shares,
  before: Shares,
): Shares {
  const corrected = (field: 'given' | 'birth'): Readonly<Record<string, number>> => {
    let [conflicts, all] = [0, 0]
    for (const [at, { evidence, count }] of patterns.entries()) {
      if (evidence[field] === 'unknown' || !SPEAKS[field](evidence)) continue
      const same = count * (posteriors[at]?.same ?? 0)
      all += same
      if (evidence[field] === 'conflict') conflicts += same
    }
    const weight = Math.max(BEFOREHAND_MIN, BEFOREHAND_SHARE * all)
    const [old = 0, expected = 0] = [shares[field].conflict, before[field].conflict]
    const conflict = (conflicts + weight * expected) / (all + weight)
    return Object.fromEntries(
      Object.entries(shares[field]).map(([level, share]) => [
        level,
        level === 'conflict' ? conflict : (share * (1 - conflict)) / (1 - old),
      ]),
    )
  }
  return { ...shares, given: corrected('given'), birth: corrected('birth') }
}

/** Names agree by chance oftener than their parts do: people of one origin or age share both. */
const BEYOND_CHANCE = 10
const FULL_GIVEN: ReadonlySet<string> = new Set(['equal', 'alias', 'near'])

/**
 * Whether a pattern of one name in full is seen far oftener than chance would bring it. Where pairs say little (a name and a town),
 * nothing else tells the class of strangers from that of one person, and the one that is free to be anything would take the other's.
 */
function isBeyondChance({ evidence, count, chance }: Pattern): boolean {
  const isNamed = OWN_SURNAME.has(evidence.surname) && FULL_GIVEN.has(evidence.given)
  if (!isNamed || evidence.birth === 'conflict') return false
  return chance !== undefined && count > BEYOND_CHANCE * Math.max(1, chance)
}

function expect(
  patterns: readonly Pattern[],
  shares: Readonly<Record<keyof Posterior, Shares>>,
  classes: Posterior,
): { readonly posteriors: readonly Posterior[]; readonly likelihood: number } {
  let likelihood = 0
  const posteriors = patterns.map((pattern) => {
    const { evidence, count } = pattern
    const isJoined = isOneFamily(evidence) || isBeyondChance(pattern)
    const same = isContradicted(evidence) ? 0 : classes.same * shareOf(evidence, shares.same)
    const kin = classes.kin * shareOf(evidence, shares.kin)
    const other = isJoined ? 0 : classes.other * shareOf(evidence, shares.other)
    const sum = same + kin + other
    likelihood += count * Math.log(sum)
    return { same: same / sum, kin: kin / sum, other: other / sum }
  })
  return { posteriors, likelihood }
}

function maximise(patterns: readonly Pattern[], weights: readonly number[], before: Shares, weight: number): Shares {
  const sums = new Map<string, number>()
  for (const [at, { evidence, count }] of patterns.entries()) {
    for (const field of MODEL_FIELDS) {
      const key = `${field} ${evidence[field]}`
      sums.set(key, (sums.get(key) ?? 0) + count * (weights[at] ?? 0))
    }
  }
  return sharesFrom((field, level) => (sums.get(`${field} ${level}`) ?? 0) + weight * (before[field][level] ?? 0))
}

/** How well shares agree with those expected: greatest when they are the same. */
function agreement(before: Shares, shares: Shares): number {
  let sum = 0
  for (const field of MODEL_FIELDS)
    for (const level of MODEL_LEVELS[field]) sum += (before[field][level] ?? 0) * Math.log(shares[field][level] ?? 1)
  return sum
}

/** One pair of each class is taken as seen beforehand: no class is ever ruled out. */
function classShares(patterns: readonly Pattern[], posteriors: readonly Posterior[]): Posterior {
  const sumOf = (side: keyof Posterior): number =>
    patterns.reduce((sum, { count }, at) => sum + count * (posteriors[at]?.[side] ?? 0), 1)
  const [same, kin, other] = [sumOf('same'), sumOf('kin'), sumOf('other')]
  const total = same + kin + other
  return { same: same / total, kin: kin / total, other: other / total }
}

function logPrior({ same, kin, other }: Posterior): number {
  return Math.log(same) + Math.log(kin) + Math.log(other)
}
