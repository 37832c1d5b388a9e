/**
 * Words that tell of one person's health, religion, politics, union, sexual life or criminal record, as they stand in remarks.
 * Whole words only: a performance of wheelchair basketball, a surname Christen and a Jewish museum are none.
 */
const NEEDS =
  'rolstoel rolstoelen rolstoelplaats rolstoelplaatsen rolstoelgebruiker rolstoelgebruikers rolstoelgebruikster rolstoeltoegankelijk ' +
  'rolstoelbegeleider rollator scootmobiel invalide invaliden mindervalide mindervaliden gehandicapt gehandicapte gehandicapten handicap ' +
  'slechtziend slechtziende slechthorend slechthorende doventolk blindengeleidehond hulphond assistentiehond allergie allergieen allergisch ' +
  'notenallergie pindaallergie glutenallergie lactoseallergie glutenvrij lactosevrij lactoseintolerant glutenintolerant coeliakie diabetes ' +
  'diabeet diabetespatient suikerziekte epilepsie epileptisch autisme autistisch adhd alzheimer parkinson reuma astma copd hartpatient ' +
  'kankerpatient chemotherapie zwanger medicatie medicijnen insuline epipen dyslexie halal koosjer kosher wheelchair disabled allergy allergic ' +
  'diabetic autistic pregnant epileptic'
const BELIEFS =
  'moslim moslima moslims islamitisch katholiek protestant protestants gereformeerd hervormd hindoe boeddhist boeddhistisch jehova ' +
  'ramadan gelovig atheist muslim catholic christen christelijk joods jewish vvd pvda groenlinks d66 cda pvv christenunie sgp fnv cnv ' +
  'vakbondslid homo homoseksueel lesbisch biseksueel transgender lhbti gedetineerd reclassering strafblad veroordeeld dement dementie ' +
  'depressie depressief kanker'

const SET = (words: string): ReadonlySet<string> => new Set(words.split(' '))
const needs = SET(NEEDS)
const any = SET(`${NEEDS} ${BELIEFS}`)
const BY_END = /(?:allergie|allergieen|intolerantie)$/

/** The words of a text that tell of needs and illnesses alone (`needs`), or of any special category (`any`). */
export function specialWords(text: string, which: 'needs' | 'any'): string[] {
  const words = which === 'needs' ? needs : any
  const folded = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/(gluten|lactose)[- ](vrij|free)/g, '$1vrij')
  return folded.split(/[^a-z0-9]+/).filter((word) => words.has(word) || BY_END.test(word))
}
