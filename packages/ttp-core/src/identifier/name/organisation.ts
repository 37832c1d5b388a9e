/** Words that name an organisation, a group or a desk wherever they stand in a name. */
export const WORDS = new Set(
  (
    'stichting vereniging basisschool middelbareschool universiteit hogeschool gymnasium lyceum mavo havo vwo mbo hbo roc museum ' +
    'theater schouwburg bibliotheek gemeente provincie ministerie waterschap reisbureau touringcar touringcars restaurant ' +
    'camping kassa balie receptie infobalie kassaverkoop groepsboeking groepsreservering groepsbezoek reservering reserveringen ' +
    'webshop webverkoop administratie secretariaat afdeling personeelsvereniging bso kinderdagverblijf zorgcentrum verpleeghuis ' +
    'verzorgingshuis woonzorgcentrum ziekenhuis rabobank crediteuren debiteuren holding consultancy gmbh ltd llc inc foundation ' +
    'school groep reisgroep schoolklas klas bedrijf hotel kantoor organisatie verkoopbalie kaartverkoop ticketing bvba vof ' +
    'scouting buurthuis wijkcentrum dienstencentrum festival orkest harmonie fanfare ggz politie brandweer company association ' +
    'vriendenkring ondernemingsraad collega studentenvereniging studievereniging seniorenvereniging pensioenfonds loket bezoekers ' +
    'leesclub boekenclub leeskring wandelclub sportclub filmclub voetbalclub zangkoor zangvereniging obs cbs pcbs rkbs ' +
    'university diaconie parochie vve bakkerij slagerij drukkerij garage apotheek wijnhandel boekhandel handelsonderneming aannemer aannemers college museumwinkel kwekerij makelaardij makelaars advocaten notarissen accountants architecten uitgeverij'
  ).split(' '),
)
/** Surnames too: only when no given name or initial precedes. */
export const ALSO_SURNAME = new Set([
  'school',
  'groep',
  'hotel',
  'kassa',
  'balie',
  'college',
  'inc',
  'museum',
  'klas',
  'harmonie',
  'loket',
  'theater',
  'holding',
  'provincie',
])
export const SURNAMES = new Set(['school', 'groep', 'klas', 'college', 'holding', 'inc', 'harmonie'])
const LEGAL_FORM = /(?:^|[ ,])(?:b\.?v|n\.?v|v\.?o\.?f|b\.v\.b\.a|s\.?p\.?r\.?l|g\.?m\.?b\.?h)\.?$/i
export const STEM =
  /(?:basisschool|scholengemeenschap|vereniging|stichting|universiteit|hogeschool|verpleeghuis|ziekenhuis|bedrijf|genootschap|maatschap|co[oö]peratie)/i

/** The heirs or the estate of somebody: the one named is not the one who comes. "Erven, van" and "Erven J." are of a surname. */
const ESTATE =
  /^(?:de )?(?:erven|erfgenamen|nalatenschap|boedel)(?= )(?=.* (?!(?:van|von|de|den|der|het|ter|ten|te)(?: |$))[^ .,]{2,}(?:[ -]|$))/i

/**
 * True for the name of an organisation, school, group, desk or estate.
 * @param text cleaned name without titles.
 * @param surname the text is a surname column's, where School and Groep are people.
 */
export function isOrganisation(text: string, surname = false): boolean {
  const tokens = text
    .toLowerCase()
    .split(/[ ,/&()+]+/)
    .filter((token) => token !== '')
  if (STEM.test(text) || ESTATE.test(text)) return true
  if (tokens.length > 1 && LEGAL_FORM.test(text) && !isSurnameThenInitials(text)) return true
  if (/ (?:&|en|and) (?:zn|zonen|zoon|co|partners|sons)\.?(?: |$)/i.test(text)) return true
  return tokens.some((token, at) => {
    const bare = token.replace(/[.'"]/g, '')
    if (!WORDS.has(bare)) return false
    if (surname && tokens.length === 1 && SURNAMES.has(bare)) return false
    return !ALSO_SURNAME.has(bare) || tokens.length === 1 || at === 0
  })
}

/** "Jansen, B.V." is a person with the initials B.V.; "Jansen B.V." is a company. */
function isSurnameThenInitials(text: string): boolean {
  return /,\s*[a-z]\.?[a-z]\.?$/i.test(text)
}
