import { dayOf } from '../population/calendar.ts'
import { type Random, WeightedIndex } from '../population/random.ts'
import type { Activity, Institution, Offer } from './types.ts'

/** What an institution sells and how, made ready to draw from. */
export interface Assortment {
  offers: readonly Offer[]
  chooser: WeightedIndex
  channels: [Activity['channel'], number][]
  priceKinds: [Activity['priceKind'], number][]
  times: readonly string[]
}

const QUANTITIES = [
  [1, 38],
  [2, 44],
  [3, 7],
  [4, 8],
  [6, 2],
] as const

/** Longest time between order and visit, in days. */
const AHEAD = 40

export function assortmentOf(institution: Institution): Assortment {
  const { offers, times } = institution
  return {
    offers,
    chooser: new WeightedIndex(offers.map((offer) => offer.weight)),
    channels: Object.entries(institution.channels) as [Activity['channel'], number][],
    priceKinds: Object.entries(institution.priceKinds) as [Activity['priceKind'], number][],
    times,
  }
}

/** What was bought and seen: ordered on this day, visited at once or up to some weeks later, never after `last`. */
export function drawActivity(assortment: Assortment, random: Random, orderDay: number, last: number): Activity {
  const offer = assortment.offers[assortment.chooser.draw(random)]
  if (offer === undefined) throw new RangeError('an institution without offers')
  const channel = random.weighted(assortment.channels)
  const priceKind = random.weighted(assortment.priceKinds)
  const ahead = Math.floor(random.next() ** 2 * Math.min(AHEAD, last - orderDay + 1))
  const quantity = priceKind === 'group' ? random.between(8, 30) : random.weighted(QUANTITIES)
  const part = { regular: 1, discount: 0.6, group: 0.75, other: 0.9, free: 0, pass: 0 }[priceKind]
  const cents = Math.round((offer.cents * part) / 50) * 50
  const time = random.pick(assortment.times)
  const usual = channel === 'on-site' ? orderDay : orderDay + ahead
  const visitDay = offer.on === undefined ? usual : Math.min(dayOf(offer.on), last)
  return { visitDay, orderDay, time, offer, channel, priceKind, cents, quantity }
}
