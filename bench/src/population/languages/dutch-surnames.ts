import { composedWord } from '../syllables.ts'
import type { Surname } from '../types.ts'

/** The commonest in about their order; `prefix|name` where there is a tussenvoegsel. */
const COMMON =
  'de|Jong Jansen de|Vries van_den|Berg van|Dijk Bakker Janssen Visser Smit Meijer de|Boer Mulder de|Groot Bos Vos ' +
  'Peters Hendriks van|Leeuwen Dekker Brouwer de|Wit Dijkstra Smits de|Graaf van_der|Meer van_der|Linden Kok Jacobs ' +
  'de|Haan Vermeulen van_den|Heuvel van_der|Veen van_den|Broek de|Bruijn de|Bruin van_der|Heijden Schouten van|Beek ' +
  "Willems van|Vliet van_de|Ven Hoekstra Maas Verhoeven Koster van|Dam van_der|Wal Prins Blom Huisman Peeters van_'t|Hof " +
  'Kuiper Kuijpers Kuipers Veenstra Kramer Post Postma Martens Timmermans Bosch Molenaar Wolters Scholten Groen Hermans ' +
  'de|Lange Gerritsen Evers van|Wijk van|Doorn Jonker Verbeek de|Koning Willemsen Bosman Sanders Smeets Mol Hofman ' +
  'van|Veen van_der|Velde van_der|Laan van_der|Horst van_der|Meulen van_den|Bosch Jonkers van|Loon van|Dongen de|Ruiter ' +
  'Zijlstra Driessen Cornelissen Kuijper Schipper de|Nijs de|Leeuw van|Es op_den|Kamp van_de|Velden ter|Haar ten|Brink ' +
  'ten|Hove ter|Horst den|Hartog den|Ouden van_de|Pol van_de|Wiel van|Rijn van|Gelder Pronk Schreuder Hoogendoorn Vink ' +
  'Zwart de|Zwart Bouma Wiersma Hiemstra Terpstra Reitsma Boersma Nauta Feenstra Bijlsma Haagsma Cuijpers Kuypers Meyer ' +
  'Meier Hendrikx Janszen Jansma Vermeer Versteeg Verkerk Verweij Vroom Winkel Wijnen Kool Koopman Kruijt Lammers Loman ' +
  'Yılmaz Kaya Demir Öztürk Şahin Çelik Aydın el|Amrani el|Idrissi Bouzid Benali Ouali Haddou Azzouzi el|Khattabi Singh ' +
  'Nguyen Tran Kowalski Nowak Wójcik Müller Schäfer García Fernández Pinas Martina Koeiman Özdemir Yıldız Doğan Khan'

const FRONTS =
  'Ooster Wester Noorder Zuider Nieuwen Olden Groot Boven Hogen Ros Stok Schout Bronk Wol Hazel Elzen Linden Berken Kloos ' +
  'Mees Nijen Rood Zand Klei Veld Water Wind Koorn Haver Schaap Koe Lamme Middel Achter Brede Hulst Pop Vlie Wilde Rosen ' +
  'Bloem Roel Hage Ruit Duin Spaan Kamer Winter Zomer Kerk Molen Kalver Hane Doorn Essen Iepen Wilgen Riet Biezen Kroon'
const BACKS =
  'kamp huis veld brink horst burg hof laar meer wijk dijk donk beek hout boom steen berg haar mans man maker broek dorp ' +
  'stra ma inga ema sma sen se s ing els voort drecht hoven rode sloot poel zijl vliet gaarde waard schot ink haven poort'

const RARE = {
  onsets: 'b bl br d dr f g gr h j k kl kn kr l m n p pl r s sch sl sp st str t v vl w z zw'.split(' '),
  nuclei: 'a aa e ee i ie ij o oo oe u uu ui eu ou ei au'.split(' '),
  codas: 'b k l ll lt m mp n nd ng nk p r rd rk rm rs s st t ts'.split(' '),
  endings: 's sen ma stra mans ers inga ema huis kamp hof veld sema broek horst dam jes ink man aar el en er'.split(
    ' ',
  ),
}
const PREFIXES = ['van', 'van de', 'van der', 'van den', 'de', 'ter', 'ten', 'op de', 'van ’t', 'te']

const common: readonly Surname[] = COMMON.split(' ').map((entry) => {
  const [front = '', name] = entry.split('|')
  return name === undefined ? { prefix: '', name: front } : { prefix: front.replaceAll('_', ' '), name }
})
const fronts = FRONTS.split(' ')
const backs = BACKS.split(' ')

/** The surname of a rank: the common ones as they are, then composed of two words, then of syllables. */
export function dutchSurname(rank: number): Surname {
  const known = common[rank]
  if (known !== undefined) return known
  const place = rank - common.length
  const words = fronts.length * backs.length
  const name =
    place < words
      ? // Steps that share no factor with either length: neighbours in rank differ in both words.
        (fronts[(place * 7) % fronts.length] ?? '') +
        (backs[(place * 5 + Math.floor(place / fronts.length)) % backs.length] ?? '')
      : composedWord(place - words, RARE)
  // Four surnames of ten have a prefix.
  const prefix = place % 10 < 4 ? (PREFIXES[Math.floor(place / 10) % PREFIXES.length] ?? '') : ''
  return { prefix, name }
}
