import type { Random } from '../population/random.ts'
import type { Activity, Institution } from './types.ts'

function entries<T extends string>(weights: Partial<Record<T, number>>): [T, number][] {
  return Object.entries(weights) as [T, number][]
}

/** What was bought and seen: ordered on this day, visited at once or up to some weeks later, never after `last`. */
export function drawActivity(institution: Institution, random: Random, orderDay: number, last: number): Activity {
  const offer = random.weighted(institution.offers.map((candidate) => [candidate, candidate.weight] as const))
  const channel = random.weighted(entries(institution.channels))
  const priceKind = random.weighted(entries(institution.priceKinds))
  const ahead = channel === 'on-site' ? 0 : Math.floor(random.next() ** 2 * 40)
  const quantity = random.weighted([
    [1, 38],
    [2, 44],
    [3, 7],
    [4, 8],
    [6, 2],
    [25, priceKind === 'group' ? 40 : 0.1],
  ])
  const part = { regular: 1, discount: 0.6, group: 0.75, other: 0.9, free: 0, pass: 0 }[priceKind]
  const cents = Math.round((offer.cents * part) / 50) * 50
  const time = random.pick(institution.times)
  return { visitDay: Math.min(orderDay + ahead, last), orderDay, time, offer, channel, priceKind, cents, quantity }
}
