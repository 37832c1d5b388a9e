import type { Random } from '@sluis/examples/population/random'
import { WeightedIndex } from '@sluis/examples/population/random'

/** Bearers of the surname of a rank, as in countries of Western Europe: 84,000 of the commonest of 17 million, one each in the tail. */
const BEARERS: readonly (readonly [rank: number, bearers: number])[] = [
  [1, 84_000],
  [10, 40_000],
  [100, 9_700],
  [1_000, 1_700],
  [10_000, 250],
  [100_000, 14],
  [320_000, 1],
]
/** Ranks that are drawn. */
export const SURNAMES = 320_000

const index = new WeightedIndex(Array.from({ length: SURNAMES }, (_, rank) => bearersOf(rank + 1)))

/** Draws the rank of a surname, 0 the commonest; between the points of the table the logarithms lie on a line. */
export function drawSurnameRank(random: Random): number {
  return index.draw(random)
}

function bearersOf(rank: number): number {
  const at = BEARERS.findIndex(([next]) => next >= rank)
  const [[fromRank, from], [toRank, to]] = [BEARERS[Math.max(0, at - 1)] ?? [1, 1], BEARERS[Math.max(1, at)] ?? [2, 1]]
  const along = Math.log(rank / fromRank) / Math.log(toRank / fromRank)
  return from * (to / from) ** along
}
