import type { Source } from '../read/source.ts'
import { foldName } from './fold.ts'

/** The towns that visitors from Belgium mostly live in, in Dutch and French, by the first two digits of their postcodes. */
const TOWNS = `
10 brussel bruxelles laken laeken schaarbeek schaerbeek etterbeek elsene ixelles sintgillis saintgilles anderlecht sintjansmolenbeek koekelberg ukkel uccle vorst jette evere
11 ukkel uccle oudergem watermaalbosvoorde sintlambrechtswoluwe sintpieterswoluwe neder-over-heembeek haren
12 sintlambrechtswoluwe woluwesaintlambert
13 waver wavre ottignies louvainlaneuve
14 nijvel nivelles waterloo braine-l-alleud eigenbrakel
15 halle enghien edingen
16 sintpietersleeuw sintgenesiusrode
17 dilbeek asse ternat merchtem
18 vilvoorde grimbergen meise machelen
19 zaventem kraainem
20 antwerpen anvers antwerp
21 deurne wijnegem borsbeek wommelgem hoboken merksem
22 herentals lier zandhoven ranst heist-op-den-berg heistopdenberg
23 turnhout hoogstraten beerse oudturnhout
24 geel mol balen
25 lier kontich mortsel edegem duffel
26 antwerpen mortsel edegem berchem wilrijk boechout hove kontich
28 mechelen malines bonheiden sintkatelijnewaver
29 brasschaat schoten kapellen kalmthout essen brecht stabroek
30 leuven louvain heverlee herent
31 haacht keerbergen rotselaar
32 aarschot diest
33 tienen landen
35 hasselt houthalen zonhoven heusdenzolder beringen genk diepenbeek
36 genk maasmechelen dilsen
37 tongeren bilzen maaseik riemst
38 sinttruiden borgloon
39 lommel pelt overpelt neerpelt hamont bree bocholt peer
40 luik liege
50 namen namur
60 charleroi
70 bergen mons
75 doornik tournai
77 moeskroen mouscron
80 brugge bruges
82 torhout
83 knokke knokkeheist blankenberge damme
84 oostende ostende bredene
85 kortrijk courtrai
86 veurne nieuwpoort koksijde
87 izegem tielt waregem
88 roeselare roulers
89 ieper ypres
90 gent gand ghent gentbrugge ledeberg mariakerke drongen
91 sintniklaas lokeren beveren temse
92 dendermonde hamme wetteren
93 aalst
94 ninove
95 geraardsbergen zottegem
97 oudenaarde
98 deinze aalter
99 eeklo maldegem evergem assenede zelzate
`
const KNOWN: ReadonlySet<string> = new Set(
  TOWNS.trim()
    .split('\n')
    .flatMap((line) => {
      const [digits = '', ...towns] = line.split(' ')
      return towns.map((town) => `${digits}${foldName(town)}`)
    }),
)
const FOUR = /^\s*(?:B[- ]?)?([1-9]\d{3})\s*$/
const WITH_TOWN = /^\s*(?:B[- ]?)?([1-9]\d{3})\s+(\p{L}{3}[^\d]*)$/u
/** From which share on of the rows with four digits and a town the others are taken for rows from Belgium too. */
const BELGIAN_SHARE = 0.25

/** What of an address says in which country it is. */
interface Place {
  readonly postcode?: string | undefined
  readonly city?: string | undefined
}

/**
 * Postcode and town of a row without a country that lives in Belgium: four digits beside the town that has them there. Aalst and Hasselt lie in
 * both countries, and not under the same digits. Undefined where nothing shows Belgium.
 */
export function belgianPlace({ postcode = '', city = '' }: Place): { postcode: string; city: string } | undefined {
  const [, digits = FOUR.exec(postcode)?.[1] ?? '', town = city] = WITH_TOWN.exec(postcode) ?? []
  if (digits === '' || town === '' || !KNOWN.has(`${digits.slice(0, 2)}${foldName(town)}`)) return undefined
  return { postcode: digits, city: city === '' ? town.trim() : city }
}

/** Whether so many rows live in a town of Belgium that four digits in the others are no area of the Netherlands. */
export function showsBelgianTowns(
  { sample }: Pick<Source, 'sample'>,
  [postcode = -1]: readonly number[] = [],
  [city = -1]: readonly number[] = [],
): boolean {
  const places = sample
    .map(({ values }): Place => ({ postcode: values[postcode], city: values[city] }))
    .filter((place) => FOUR.test(place.postcode ?? '') || WITH_TOWN.test(place.postcode ?? ''))
  const belgian = places.filter((place) => belgianPlace(place) !== undefined).length
  return belgian > 0 && belgian >= BELGIAN_SHARE * places.length
}
