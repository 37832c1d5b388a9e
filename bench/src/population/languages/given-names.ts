import type { Random } from '@sluis/examples/population/random'
import type { Syllables } from '../syllables.ts'
import { composedWord } from '../syllables.ts'

/** Rare names, a few thousand of them. */
const RARE_NAMES = 4_000
/** Everybody can be called something that few others are. */
const RARE_SHARE = 0.12

/** One name of a list in which the fashion of the decade decides which are common; now and then a rare, composed one. */
export function fashionableName(random: Random, list: readonly string[], birthYear: number, rare: Syllables): string {
  if (random.chance(RARE_SHARE)) return composedWord(random.between(0, RARE_NAMES - 1), rare)
  const decade = Math.floor(birthYear / 10)
  const rank = Math.floor(random.next() ** 2.2 * list.length)
  return list[(rank * 7 + decade * 61) % list.length] ?? random.pick(list)
}

/** No second name, one or more. */
export function moreNames(random: Random, draw: () => string): string[] {
  const count = random.weighted([
    [0, 52],
    [1, 34],
    [2, 12],
    [3, 2],
  ])
  return Array.from({ length: count }, draw)
}
