import { CODES, NAMES } from '../../../packages/ttp-core/src/identifier/address/countries.ts'
import { FOREIGN_POSTCODES } from '../../../packages/ttp-core/src/identifier/address/foreign-postcode.ts'
import { PROVINCE } from '../../../packages/ttp-core/src/identifier/address/place-case.ts'
import { COUNTRY_PREFIX } from '../../../packages/ttp-core/src/identifier/address/postcode.ts'
import { CLASSES } from '../../../packages/ttp-core/src/identifier/keys/house-addition.ts'
import { ALIASES } from '../../../packages/ttp-core/src/identifier/keys/place.ts'
import type { Fields } from '../../../test-vectors/build/frame.ts'

export function addressTable(): Fields {
  return {
    countries: Object.fromEntries(
      [...CODES].map((code) => [code, [...NAMES].filter(([, named]) => named === code).map(([name]) => name)]),
    ),
    postcodeCountryPrefixes: { ...COUNTRY_PREFIX },
    postcodeForms: Object.fromEntries(
      Object.entries(FOREIGN_POSTCODES).map(([country, { pattern, ...rest }]) => [
        country,
        { pattern: pattern.source, ...rest },
      ]),
    ),
    provinces: { ...PROVINCE },
    townAliases: { ...ALIASES },
    additionClasses: { ...CLASSES },
  }
}
