import type { Faker } from '@faker-js/faker'
import { type Random, WeightedIndex } from './random.ts'
import type { FamilyName } from './types.ts'

/** The commonest in about their real order; `prefix|name` where there is a tussenvoegsel. */
const COMMON =
  'de|Jong Jansen de|Vries van den|Berg van|Dijk Bakker Janssen Visser Smit Meijer de|Boer Mulder de|Groot Bos Vos ' +
  'Peters Hendriks van|Leeuwen Dekker Brouwer de|Wit Dijkstra Smits de|Graaf van der|Meer van der|Linden Kok Jacobs ' +
  'de|Haan Vermeulen van den|Heuvel van der|Veen van den|Broek de|Bruijn de|Bruin van der|Heijden Schouten van|Beek ' +
  "Willems van|Vliet van de|Ven Hoekstra Maas Verhoeven Koster van|Dam van der|Wal Prins Blom Huisman Peeters van|'t|Hof"

const MORE =
  'Kuiper Kuijpers Kuipers Veenstra Kramer Post Postma Martens Timmermans Bosch Molenaar Wolters Scholten Groen Hermans ' +
  'de|Lange Gerritsen Evers van|Wijk van|Doorn Jonker Verbeek de|Koning Willemsen Bosman Sanders Smeets Mol Hofman ' +
  'van|Veen van der|Velde van der|Laan van der|Horst van der|Meulen van den|Bosch Jonkers van|Loon van|Dongen de|Ruiter ' +
  "Zijlstra Driessen Cornelissen Kuijper Schipper de|Nijs de|Leeuw in|'t|Veld van|Es op|den|Kamp van de|Velden uit|den|" +
  "Bogaard ter|Haar ten|Brink ten|Hove ter|Horst van|'t|Hoff van|het|Hof 't|Hooft 't|Hart den|Hartog den|Ouden van de|Pol " +
  'van de|Wiel van|Rijn van|Gelder Pronk Schreuder Hoogendoorn Kortekaas Vink Zwart de|Zwart Zeilstra Bouma Wiersma ' +
  'Sijbrandij Hiemstra Terpstra Reitsma Boersma Nauta Feenstra Bijlsma Haagsma Cuijpers Kuypers Meyer Meier Hendrikx ' +
  'Janszen Jansma Vermeer Versteeg Verkerk Verweij Vroom Winkel Wijnen IJsselstein Kool Koopman Kruijt Kuyt Lammers Loman'

const MIGRANT =
  'Yılmaz Kaya Demir Öztürk Şahin Çelik Aydın el|Amrani el|Idrissi Bouzid Benali Ouali Haddou Azzouzi el|Khattabi Singh ' +
  'Ramdin Jagroep Sewnarain Nguyen Tran Kowalski Nowak Wójcik Müller Schäfer García Fernández da|Silva dos|Santos Pinas ' +
  'Martina Koeiman Croes Nasution Tahapary Pattipeilohy Latuperissa Özdemir Yıldız Doğan Arslan Bulut Çetin Khan Hoxha'

const FRONT =
  'Ooster Wester Noorder Zuider Nieuwen Olden Groot Boven Hogen Ros Stok Schout Bronk Wol Hazel Elzen Linden Berken Kloos ' +
  'Mees Nijen Rood Zand Klei Veld Water Wind Koorn Haver Schaap Koe Lamme Middel Achter Brede Hulst Pop Vlie Wilde Rosen'
const BACK =
  'kamp huis veld brink horst burg hof laar meer wijk dijk donk beek hout boom steen berg haar mans man maker broek dorp'
const FRISIAN =
  'Dijk Zijl Hoek Veen Bosch Horn Rein Sieb Tjaard Wiers Hett Oost Boon Faber Sikk Rink Gaas Poels Tamm Ebb'

function parse(entry: string): FamilyName {
  const parts = entry.split('|')
  return { prefix: parts.slice(0, -1).join(' '), name: parts.at(-1) ?? entry }
}

/** Splits on spaces, but keeps `van den|Berg` together: a space before a lower-case word with a bar belongs to it. */
function parseList(list: string): FamilyName[] {
  return list
    .replace(/\b(van|op|uit) (de[nr]?|het)\|/g, '$1|$2|')
    .split(' ')
    .map(parse)
}

/** Draws surnames by a law like Zipf's: de Jong one in two hundred, and a tail of some thousands. */
export class FamilyNames {
  private readonly names: FamilyName[]
  private readonly index: WeightedIndex
  private readonly migrant = parseList(MIGRANT)

  constructor(random: Random, faker: Faker) {
    const tail: FamilyName[] = parseList(MORE)
    for (const name of faker.rawDefinitions.person?.last_name?.generic ?? []) {
      const match = /^((?:[a-z']+ )*)(.+)$/u.exec(name)
      if (match?.[2] !== undefined) tail.push({ prefix: (match[1] ?? '').trim(), name: match[2] })
    }
    for (const front of FRONT.split(' ')) {
      for (const back of BACK.split(' ')) {
        const prefix = random.weighted([
          ['', 78],
          ['van', 12],
          ['van de', 4],
          ['te', 3],
          ['op de', 3],
        ])
        tail.push({ prefix, name: front + back })
      }
    }
    for (const stem of FRISIAN.split(' ')) {
      for (const end of ['stra', 'ma', 'inga', 'ema', 'sma']) tail.push({ prefix: '', name: stem + end })
    }
    for (let i = 0; i < 700; i++) {
      const city = faker.location.city()
      if (/^\p{Lu}\p{Ll}{3,11}$/u.test(city)) tail.push({ prefix: 'van', name: city })
    }
    const seen = new Set<string>()
    this.names = [...parseList(COMMON), ...random.shuffled(tail)].filter(({ prefix, name }) => {
      const key = `${prefix} ${name}`
      return !seen.has(key) && seen.add(key)
    })
    this.index = new WeightedIndex(this.names.map((_, rank) => (rank + 20) ** -0.85))
  }

  draw(random: Random, migrant: boolean): FamilyName {
    if (migrant) return random.pick(this.migrant)
    return this.names[this.index.draw(random)] ?? { prefix: '', name: 'Jansen' }
  }
}
