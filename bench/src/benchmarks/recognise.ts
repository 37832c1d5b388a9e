import type { Benchmark } from '../benchmark.ts'
import { type Judged, recogniseSystems } from '../recognition/measure.ts'
import { SYSTEMS } from '../recognition/systems.ts'
import { say } from '../say.ts'

/** How many of a hundred columns must be right, and how many of an identity may be wrong in silence. */
const GOAL = 95

/** Columns of many systems' exports, over rows that are invented; what is not right is said column by column. */
export const recognise: Benchmark = {
  about: 'columns in a hundred that are recognised rightly in exports of many systems; against the goal',
  run: async ({ rows = 60 }) => {
    const judged = recogniseSystems(rows)
    const count = (holds: (item: Judged) => boolean): number => judged.filter(holds).length
    for (const { system, header, used, outcome } of judged)
      if (outcome !== 'right') say(`${system}: ${header}: ${outcome}${used && `, ${used}`}`)
    const figure = (100 * count(({ outcome }) => outcome === 'right')) / judged.length
    return {
      figure,
      unit: '%',
      comparison: { name: 'the goal', figure: GOAL, unit: '%', ratio: figure / GOAL },
      details: {
        systems: Object.keys(SYSTEMS).length,
        columns: judged.length,
        right: count(({ outcome }) => outcome === 'right'),
        asked: count(({ outcome }) => outcome === 'asked'),
        askedAndNeeded: count(({ outcome, needed }) => outcome === 'asked' && needed),
        missed: count(({ outcome }) => outcome === 'missed'),
        silentlyWrong: count(({ outcome }) => outcome === 'silently wrong'),
        silentlyWrongIdentity: count(({ outcome, identity }) => outcome === 'silently wrong' && identity),
      },
    }
  },
}
