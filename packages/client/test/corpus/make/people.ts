/** The truth about one invented visitor and his visit, in the canonical form of chapters 3 and 4 of the specification. */
export interface Visit {
  readonly relationNumber: string
  readonly givenName: string
  readonly initials: string
  readonly familyNamePrefix: string
  readonly familyName: string
  readonly birthDate: string
  readonly email: string
  /** Dutch mobile numbers, E.164. */
  readonly phone: string
  readonly street: string
  readonly houseNumber: string
  readonly houseNumberAddition: string
  readonly postcode: string
  readonly city: string
  readonly visitDate: string
  readonly visitTime: string
  readonly orderDate: string
  readonly offerCode: string
  readonly priceCents: number
  readonly quantity: number
}

// given name | initials | prefix | surname | birth date | street | number | addition | postcode | town
const PEOPLE = `
Jan|J.P.|van der|Berg|1961-03-14|Kerkstraat|12|BIS|1234AB|Waterdam
Fenna|F.||Müller|1988-11-30|Lange Vaart|7|A|5678CD|Hoogwater
Emre|E.||Yilmaz-Boer|1995-07-21|Ringdijk|103||3456GH|Zandmeer
Zoë|Z.M.|de|Vries|1979-01-19|Molenweg|48|HS|2345EF|Kerkdorp
Cees|C.||Mulder|1952-08-12|Dorpsstraat|5||4567JK|Nieuwbrug
Françoise|F.A.|van|Dijk|1970-05-25|Burgemeester Tasstraat|221||6789LM|Waterdam
Björn|B.||Sørensen|1984-09-03|Havenkade|16|C|7890NP|Hoogwater
Aïsha|A.||Benali|2001-12-17|Oosterpark|90||8901RS|Zandmeer
Willem|W.H.|ten|Cate|1947-10-28|Zuideinde|3||9012TV|Kerkdorp
Noor|N.||Coëlho|1999-02-15|Stationsplein|41|2|1123WX|Nieuwbrug
Sjoerd|S.||Hoekstra|1966-06-23|Hoge Brink|8||1345BC|Waterdam
Renée|R.J.|van den|Heuvel|1975-04-16|Parallelweg|154|B|2567DG|Hoogwater
`
  .trim()
  .split('\n')
  .map((line) => line.split('|'))

const two = (value: number): string => String(value).padStart(2, '0')

/** Makes a plain mail address out of a name: nobody's, the domain is reserved (RFC 2606). */
function mailOf(given: string, family: string, round: number): string {
  const plain = `${given}.${family}`.replace(/ø/g, 'o').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return `${plain}${round === 0 ? '' : round + 1}@postvak.example`
}

/**
 * The visits of invented people, always the same ones: visit `n` is of person `n mod 12`; each further round has other surnames,
 * numbers and addresses, so that no two visits are one person's.
 */
export function visits(count: number, from = 0): Visit[] {
  return Array.from({ length: count }, (_, position) => {
    const n = from + position
    const round = Math.floor(n / PEOPLE.length)
    const [givenName = '', initials = '', , , born = '', ...address] = PEOPLE[n % PEOPLE.length] ?? []
    // Each round marries the given names to other surnames.
    const [, , familyNamePrefix = '', familyName = ''] = PEOPLE[(n + round * 5) % PEOPLE.length] ?? []
    const year = 1940 + ((Number(born.slice(0, 4)) - 1940 + round * 7) % 66)
    const [street = '', houseNumber = '', houseNumberAddition = '', postcode = '', city = ''] = address
    const month = 1 + ((n * 3) % 10)
    const day = 1 + ((n * 11 + 13) % 28)
    return {
      relationNumber: `R${String(100_101 + n * 37)}`,
      givenName,
      initials,
      familyNamePrefix,
      familyName,
      birthDate: `${year}${born.slice(4)}`,
      email: mailOf(givenName, familyName, round),
      phone: `+316120${round % 10}${String(103 + n * 7).padStart(4, '0')}`,
      street,
      houseNumber: String(Number(houseNumber) + round * 2),
      houseNumberAddition,
      postcode,
      city,
      visitDate: `2026-${two(month)}-${two(day)}`,
      visitTime: ['19:30', '20:15', '10:00', '14:45'][n % 4] ?? '',
      orderDate: `2026-${two(month)}-${two(Math.max(1, day - 3))}`,
      offerCode: ['DELTA-26', 'OEVERS', 'LICHT-3', 'GETIJ'][n % 4] ?? '',
      priceCents: [1250, 0, 1500, 2075][n % 4] ?? 0,
      quantity: 1 + (n % 3),
    }
  })
}

/** Given name, prefix and surname as people write them. */
export const fullName = ({ givenName, familyNamePrefix, familyName }: Visit): string =>
  [givenName, familyNamePrefix, familyName].filter((part) => part !== '').join(' ')
/** Day-month-year with a mark between, zeros in front or not. */
export function dutchDate(date: string, mark = '-', zeros = false): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return zeros ? `${day}${mark}${month}${mark}${year}` : `${Number(day)}${mark}${Number(month)}${mark}${year}`
}
/** `12,50`. */
export const euros = (cents: number, mark = ','): string => `${Math.floor(cents / 100)}${mark}${two(cents % 100)}`
/** `06-12000103`. */
export const mobile = (phone: string): string => `06-${phone.slice(4)}`
/** `1234 AB`. */
export const spaced = (postcode: string): string => `${postcode.slice(0, 4)} ${postcode.slice(4)}`
