import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Fields, Json } from '../../../test-vectors/build/frame.ts'

const TYPES = [
  'FIXED_LINE',
  'MOBILE',
  'TOLL_FREE',
  'PREMIUM_RATE',
  'PERSONAL_NUMBER',
  'VOICEMAIL',
  'UAN',
  'PAGER',
  'VOIP',
  'SHARED_COST',
] as const

type Plan = readonly Json[]
interface Metadata {
  readonly country_calling_codes: Readonly<Record<string, readonly string[]>>
  readonly countries: Readonly<Record<string, Plan>>
  readonly nonGeographic: Readonly<Record<string, Plan>>
}

/** Numbering plans of libphonenumber without what only writes numbers for people. */
export function phoneTable(): Fields {
  const here = createRequire(new URL('../../../packages/ttp-core/package.json', import.meta.url))
  const read = (path: string): unknown => JSON.parse(readFileSync(here.resolve(path), 'utf8'))
  const { version } = read('libphonenumber-js/package.json') as { version: string }
  const metadata = read('libphonenumber-js/metadata.max.json') as Metadata
  return {
    source: `libphonenumber-js ${version}, metadata.max.json`,
    callingCodes: Object.fromEntries(
      Object.entries(metadata.country_calling_codes).map(([code, regions]) => [code, [...regions]]),
    ),
    regions: plans(metadata.countries),
    nonGeographic: plans(metadata.nonGeographic),
  }
}

function plans(all: Readonly<Record<string, Plan>>): Fields {
  return Object.fromEntries(Object.entries(all).map(([name, plan]) => [name, readPlan(plan)]))
}

function readPlan(plan: Plan): Fields {
  const types = (plan[11] ?? 0) as readonly (Plan | 0)[] | 0
  return {
    callingCode: plan[0] ?? null,
    ...some('internationalPrefix', plan[1]),
    pattern: plan[2] ?? null,
    lengths: plan[3] ?? null,
    ...some('nationalPrefixForParsing', plan[7] === 0 || plan[7] === undefined ? plan[5] : plan[7]),
    ...some('transformRule', plan[8]),
    ...some('leadingDigits', plan[10]),
    ...(types === 0
      ? {}
      : {
          types: Object.fromEntries(
            TYPES.flatMap((type, at) => {
              const found = types[at]
              if (found === undefined || found === 0) return []
              return [[type, { pattern: found[0] ?? '', ...some('lengths', found[1]) }]]
            }),
          ),
        }),
  }
}

/** A member, unless the plan leaves it out. */
function some(name: string, value: Json | undefined): Fields {
  return value === undefined || value === 0 || value === null ? {} : { [name]: value }
}
