/** A whole number in [0, n), every one equally likely. */
export type RandomBelow = (n: number) => number

/** Shuffles in place: Fisher–Yates, every permutation equally likely. */
export function shuffleInPlace<Item>(items: Item[], random: RandomBelow): Item[] {
  for (let last = items.length - 1; last > 0; last--) {
    const other = random(last + 1)
    const item = items[last] as Item
    items[last] = items[other] as Item
    items[other] = item
  }
  return items
}
