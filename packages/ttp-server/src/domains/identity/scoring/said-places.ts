import type { Place } from '@sluis/ttp-core/identity'
import { holdsAll } from '../vault/pack-profile.ts'
import type { Profile } from '../vault/profile.ts'
import { placeOf } from '../vault/profile.ts'

/** Where the records of a person say that he lives, complete addresses first, and which place each record names (-1 for none). */
export interface SaidPlaces {
  readonly places: readonly Place[]
  readonly ofRecord: readonly number[]
}

/** The places of `saidPlaces`; where nothing was told of an incomplete one, the records need not be read. */
export function placesOf(profile: Profile): readonly Place[] {
  return holdsAll(profile) ? profile.addresses.map(placeOf) : saidPlaces(profile).places
}

/** Beside the addresses of a profile, what its records hold of incomplete ones: a town alone still tells people apart. */
export function saidPlaces({ addresses, records }: Profile): SaidPlaces {
  const places = addresses.map(placeOf)
  let known: Map<string, number> | undefined
  const ofRecord = records.map((entry) => {
    const [address, rest] = [entry[7], entry[11]]
    if (address !== -1 || rest === undefined) return address
    const [country, , , , postcode, street, city, addition] = rest
    known ??= new Map()
    if (postcode === '' && street === '' && city === '') return -1
    const key = `${country}|${postcode}|${street}|${city}|${addition}`
    const at = known.get(key) ?? places.push({ country, postcode, area: '', number: '', addition, street, city }) - 1
    known.set(key, at)
    return at
  })
  return { places, ofRecord }
}
