/** What stands in the cells of a kind of column, and the fields that such a column may rightly be recognised as. */
export interface Kind {
  /** Fields that are right; empty: right is that it is not used. */
  readonly right: readonly string[]
  readonly cell: (row: number, draw: (below: number) => number) => string
}

const GIVEN =
  'Sanne Daan Fleur Thijs Ayşe Mohamed Willemijn Jeroen Fatima Kees Ingrid Bas Priya Marloes Sem Liesbeth Yusuf Hendrik Chantal Ruud'.split(
    ' ',
  )
const FAMILY =
  'Bakker Smit Öztürk Wassenaar El-Idrissi Postma Nowak Dijkstra Sardjoe Kuipers Molenaar Haverkamp Tjin Brouwer Veenstra Aalbers'.split(
    ' ',
  )
const PREFIXES = ['', '', '', 'van', 'de', 'van der', 'ten', 'van den']
const STREETS = [
  'Molenweg',
  'Dorpsstraat',
  'Prinsengracht',
  'Burg. Jansenlaan',
  'Laan van Meerdervoort',
  'Kerkplein',
  'Zeedijk',
  '2e Oosterparkstraat',
]
const CITIES = ['Utrecht', 'Amsterdam', "'s-Hertogenbosch", 'Groningen', 'Maastricht', 'Alphen aan den Rijn']
const SHOWS = ['Hamlet', 'De Notenkraker', 'Het Diner', 'Soldaat van Oranje', 'Nacht van de Poëzie', 'Anne Frank']
const STAFF = ['J. de Kassa', 'Petra Balie', 'Online', 'Sanne de Vries']

const two = (value: number): string => String(value).padStart(2, '0')
const pick = (list: readonly string[], at: number): string => list[at % list.length] ?? ''
type Draw = (below: number) => number
const date = (draw: Draw, from: number, to: number, write: (y: number, m: number, d: number) => string): string =>
  write(from + draw(to - from + 1), 1 + draw(12), 1 + draw(28))
const dutch = (y: number, m: number, d: number): string => `${two(d)}-${two(m)}-${y}`
const iso = (y: number, m: number, d: number): string => `${y}-${two(m)}-${two(d)}`
const clock = (draw: Draw): string => `${10 + draw(13)}:${pick(['00', '15', '30', '45'], draw(4))}`
const postcode = (draw: Draw): string =>
  `${1000 + draw(8999)} ${String.fromCharCode(65 + draw(26))}${pick(['B', 'C', 'G', 'K', 'X'], draw(5))}`
const name = (draw: Draw): [string, string, string] => [
  pick(GIVEN, draw(99)),
  pick(PREFIXES, draw(99)),
  pick(FAMILY, draw(99)),
]
const line = (draw: Draw): string =>
  `${pick(STREETS, draw(99))} ${1 + draw(200)}${pick(['', '', '', ' hs', '-2', 'A', ' bis'], draw(7))}`
const euros = (draw: Draw): string => `${draw(60)},${two(draw(20) * 5)}`
const unique = (row: number, from: number): string => String(from + row * 7)
const none = (cell: Kind['cell']): Kind => ({ right: [], cell })
const is = (right: string, cell: Kind['cell']): Kind => ({ right: right.split(' '), cell })

export const KINDS: Readonly<Record<string, Kind>> = {
  relation: is('relationNumber', (row) => `${100200 + ((row * 37) % 900)}`),
  sfid: is('relationNumber', (row) => `0031x00000${(4_000_000 + row * 977).toString(36).toUpperCase()}`),
  given: is('givenName', (_, draw) => pick(GIVEN, draw(99))),
  family: is('familyName', (_, draw) => name(draw).slice(1).join(' ').trim()),
  initials: is('initials', (_, draw) => `${pick(GIVEN, draw(99))[0]}.${draw(2) ? 'M.' : ''}`),
  prefix: is('familyNamePrefix', (_, draw) => pick(PREFIXES, draw(99))),
  full: is('fullName', (_, draw) =>
    name(draw)
      .filter((part) => part !== '')
      .join(' '),
  ),
  comma: is('fullName', (_, draw) => {
    const [given, prefix, family] = name(draw)
    return `${family}, ${given[0]}. ${prefix}`.trim()
  }),
  salutationname: none((_, draw) => `Dhr. ${pick(FAMILY, draw(99))}`),
  email: is('email', (row, draw) =>
    draw(12) === 0
      ? ''
      : `${pick(FAMILY, draw(99))
          .toLowerCase()
          .replace(/[^a-z]/g, '')}${row}@voorbeeld.example`,
  ),
  mobile: is('phone', (row, draw) => (draw(8) === 0 ? '' : `06-${12000000 + row * 41}`)),
  fixed: is('phone', (row, draw) => (draw(3) ? '' : `020-${6200000 + row * 13}`)),
  street: is('street', (_, draw) => pick(STREETS, draw(99))),
  number: is('houseNumber', (_, draw) => `${1 + draw(250)}`),
  addition: is('houseNumberAddition', (_, draw) => pick(['', '', '', 'A', 'hs', '2'], draw(6))),
  line: is('addressLine street', (_, draw) => line(draw)),
  'full address': is('addressLine', (_, draw) => `${line(draw)}, ${postcode(draw)} ${pick(CITIES, draw(99))}`),
  'postcode city': is('postcode', (_, draw) => `${postcode(draw)} ${pick(CITIES, draw(99))}`),
  'postcode number': is('postcode', (_, draw) => `${postcode(draw)} ${1 + draw(200)}`),
  postcode: is('postcode', (_, draw) => postcode(draw)),
  belgian: is('postcode', (_, draw) => `${1000 + draw(8999)}`),
  city: is('city', (_, draw) => pick(CITIES, draw(99))),
  country: is('country', (_, draw) => (draw(9) ? 'NL' : 'BE')),
  be: is('country', () => 'België'),
  born: is('birthDate', (_, draw) => date(draw, 1940, 2010, dutch)),
  bornIso: is('birthDate', (_, draw) => date(draw, 1940, 2010, iso)),
  visit: is('visitDate', (_, draw) => date(draw, 2025, 2025, dutch)),
  visitIso: is('visitDate', (_, draw) => date(draw, 2025, 2025, iso)),
  visitStamp: is('visitDate', (_, draw) => `${date(draw, 2025, 2025, iso)} ${clock(draw)}`),
  scan: is('visitDate', (_, draw) => `${date(draw, 2025, 2025, iso)} ${clock(draw)}`),
  'order date': is('orderDate', (_, draw) => date(draw, 2024, 2024, dutch)),
  orderStamp: is('orderDate', (_, draw) => `${date(draw, 2024, 2024, iso)} ${clock(draw)}`),
  stamp: { right: ['', 'orderDate'], cell: (_, draw) => `${date(draw, 2024, 2024, iso)} ${clock(draw)}` },
  later: none((_, draw) => date(draw, 2026, 2026, dutch)),
  time: is('visitTime', (_, draw) => clock(draw)),
  offer: is('offerCode', (_, draw) => `VST-${10 + draw(8)}`),
  eventcode: { right: ['offerCode', ''], cell: (_, draw) => `EVT${10 + draw(8)}` },
  eventno: is('offerCode', (_, draw) => `${2200 + draw(8)}`),
  ppn: none((row) => `${390000000 + row * 11}`),
  genre: is('offerGenre', (_, draw) => pick(['toneel', 'dans', 'cabaret', 'klassiek'], draw(4))),
  kind: is('priceKind', (_, draw) => pick(['Normaal', 'CJP', 'Museumkaart', 'Student', 'Vrijkaart'], draw(5))),
  kindtext: {
    right: ['priceKind', ''],
    cell: (_, draw) => pick(['Entree volwassene', 'Kind t/m 12', 'Museumkaart'], draw(3)),
  },
  pricecode: { right: ['priceKind', ''], cell: (_, draw) => pick(['A', 'B', 'C1'], draw(3)) },
  channel: is('channel', (_, draw) => pick(['Online', 'Kassa', 'Telefonisch'], draw(3))),
  channelword: { right: ['channel', ''], cell: (_, draw) => pick(['Web', 'Box Office'], draw(2)) },
  count: is('quantity', (_, draw) => `${1 + draw(5)}`),
  price: is('price', (_, draw) => euros(draw)),
  price2: { right: ['', 'price'], cell: (_, draw) => euros(draw) },
  price3: none((_, draw) => euros(draw)),
  unit: none((_, draw) => euros(draw)),
  cents: is('priceCents', (_, draw) => `${draw(9000)}`),
  show: none((_, draw) => pick(SHOWS, draw(99))),
  show2: none((_, draw) => pick(SHOWS, draw(99))),
  order: none((row) => unique(row, 20250001)),
  ordername: none((row) => `#${unique(row, 1001)}`),
  row: none((row) => String(row + 1)),
  barcode: none((row) => unique(row, 871000000000)),
  hex: none((row) => (row * 7919 + 1_048_576).toString(16)),
  iban: none((row) => `NL91ABNA0${417000000 + row}`),
  seat: none((_, draw) => `${1 + draw(20)}`),
  salutation: none((_, draw) => pick(['Dhr.', 'Mevr.', ''], draw(3))),
  gender: none((_, draw) => pick(['M', 'V', 'X'], draw(3))),
  yesno: none((_, draw) => pick(['ja', 'nee'], draw(2))),
  status: none((_, draw) => pick(['paid', 'refunded'], draw(2))),
  currency: none(() => 'EUR'),
  rating: none((_, draw) => `${1 + draw(5)}`),
  ip: none((_, draw) => `10.0.${draw(255)}.${draw(255)}`),
  tags: none((_, draw) => pick(['vrienden', 'website', 'flyer'], draw(3))),
  terminal: none((_, draw) => `Kassa ${1 + draw(3)}`),
  branch: none((_, draw) => pick(['Centrum', 'Noord', 'Zuid'], draw(3))),
  company: none((_, draw) => (draw(4) ? '' : `Stichting ${pick(CITIES, draw(9))}`)),
  author: none((_, draw) => pick(['Mulisch, Harry', 'Grunberg, Arnon', 'Palmen, Connie'], draw(3))),
  staff: none((_, draw) => pick(STAFF, draw(9))),
  staffmail: none((_, draw) => `kassa${draw(3)}@theater.example`),
  empty: none(() => ''),
  shipname: none((_, draw) => name(draw).join(' ')),
  shipgiven: none((_, draw) => pick(GIVEN, draw(99))),
  shipfamily: none((_, draw) => pick(FAMILY, draw(99))),
  shipline: none((_, draw) => line(draw)),
  shippostcode: none((_, draw) => postcode(draw)),
  shipcity: none((_, draw) => pick(CITIES, draw(99))),
}
