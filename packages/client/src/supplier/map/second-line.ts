import type { Source } from '../read/source.ts'
import { foldName } from './fold.ts'

const SECOND = /(?:adres|address|addr|adresregel|adreslijn|addressline|straat|street)2$/
const STREET = /^\p{L}[^,]*\p{L}[^,]* \d{1,5}(?!\d)[^,]*$/u
/** Where within a building; and with whom the post is left. */
const WITHIN =
  /^\s*(?:app?(?:artement|t)?|kamer|kmr|unit|etage|verdieping|bus|bte|box|flat|nr|nummer|huisnummer|postbus|lokaal|gebouw|toren|blok|afdeling|afd|room|suite|floor|p\/a|c\/o)(?![\p{L}])/iu

/** Whether the second line of an address holds the street: "Huize Avondrood" above "Dorpsstraat 12". */
export function isStreetBelow(first: string, second: string): boolean {
  return (
    first.trim() !== '' &&
    !/\d/.test(first) &&
    !WITHIN.test(first) &&
    STREET.test(second.trim()) &&
    !WITHIN.test(second)
  )
}

/** The column with the first line of the addresses whose second one, at `index`, holds the street in some rows; undefined if none. */
export function firstLineOf(
  { columns, sample }: Pick<Source, 'columns' | 'sample'>,
  index: number,
): number | undefined {
  const name = foldName(columns[index] ?? '')
  if (!SECOND.test(name)) return undefined
  const bare = name.slice(0, -1)
  const first = columns.findIndex((column) => [bare, `${bare}1`].includes(foldName(column)))
  return first !== -1 && sample.some(({ values }) => isStreetBelow(values[first] ?? '', values[index] ?? ''))
    ? first
    : undefined
}
