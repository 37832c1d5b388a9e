export const CLASSES: Readonly<Record<string, string>> = {
  HS: 'HS',
  HUIS: 'HS',
  H: 'H',
  HSE: 'HS',
  BG: 'BG',
  BEGANEGROND: 'BG',
  BEGGROND: 'BG',
  GROND: 'BG',
  BEN: 'BG',
  BENEDEN: 'BG',
  BENED: 'BG',
  BE: 'BG',
  PARTERRE: 'BG',
  PART: 'BG',
  PRT: 'BG',
  BENEDENWONING: 'BG',
  BENEDENHUIS: 'BG',
  BV: 'BV',
  BOVEN: 'BV',
  BOV: 'BV',
  BO: 'BV',
  BOVENWONING: 'BV',
  BOVENHUIS: 'BV',
  BIS: 'BIS',
  RD: 'RD',
  ROOD: 'RD',
  RO: 'RD',
  ZW: 'ZW',
  ZWART: 'ZW',
  ZT: 'ZW',
  WIT: 'WT',
  WT: 'WT',
  I: '1',
  II: '2',
  III: '3',
  IV: '4',
  V: 'V',
  VI: '6',
  EERSTE: '1',
  TWEEDE: '2',
  DERDE: '3',
  VIERDE: '4',
  EEN: '1',
  TWEE: '2',
  DRIE: '3',
  VIER: '4',
  SOUS: 'SOUS',
  SOUTERRAIN: 'SOUS',
  SOUT: 'SOUS',
  KELDER: 'SOUS',
}
const FLOOR = /^0*(\d{1,2})(?:E|DE|STE)?(?:HOOG|HG|HO|H|VERDIEPING|VERD|ETAGE|ET|VER|VRD|ST|E)?$/
const ROMAN_FLOOR = /^(I{1,3}|IV)(?:HOOG|HG|H|VERDIEPING|VERD|ETAGE)$/
const WORD_FLOOR = /^(EERSTE|TWEEDE|DERDE|VIERDE|EEN|TWEE|DRIE|VIER)(?:HOOG|VERDIEPING|ETAGE)$/
const FLOOR_FIRST = /^(?:HOOG|ETAGE|VERD|VERDIEPING)(\d{1,2}|I{1,3}|IV)$/
const UNIT = /^(?:APP|APPARTEMENT|APT|UNIT|KAMER|KMR|FLAT|NR|NO)0*(\d{1,4})$/

/**
 * Class of a house-number addition, so that the ways of writing one door agree: HS (huis), BG (begane grond, beneden), floors
 * "1" (I, 1H, 1-hoog), BIS, BV (boven), RD (rood), ZW (zwart), letters, else the addition itself. "H" is a class of its
 * own that is compatible with HS.
 * @param addition canonical houseNumberAddition; '' gives ''.
 */
export function houseAdditionKey(addition: string): string {
  if (Object.hasOwn(CLASSES, addition)) return CLASSES[addition] ?? addition
  const floor = (FLOOR.exec(addition) ?? UNIT.exec(addition))?.[1]
  if (floor !== undefined) return floor
  const roman = (ROMAN_FLOOR.exec(addition) ?? WORD_FLOOR.exec(addition) ?? FLOOR_FIRST.exec(addition))?.[1]
  if (roman !== undefined) return CLASSES[roman] ?? roman
  const zeros = /^([A-Z]*)0+(\d+)$/.exec(addition)
  return zeros === null ? addition : `${zeros[1] ?? ''}${zeros[2] ?? ''}`
}

/** True when two addition classes may be one door: equal, one missing, or H (huis or the letter H) beside HS. */
export function additionsCompatible(a: string, b: string): boolean {
  if (a === b || a === '' || b === '') return true
  return (a === 'H' && b === 'HS') || (a === 'HS' && b === 'H')
}
