import type { ModelField } from '@sluis/ttp-core/identity'
import type { Decision } from '../domains/identity/index.ts'

/** The texts of the reviewer's terminal. */
export interface ReviewWords {
  readonly fields: Readonly<Record<ModelField, string>>
  readonly levels: Readonly<Record<string, string>>
  readonly ask: { readonly join: string; readonly part: string }
  readonly head: (number: number, model: number, made: number) => string
  readonly side: (name: 'A' | 'B', records: number, institution: string, day: string) => string
  readonly prior: string
  readonly total: string
  readonly also: string
  readonly effect: (
    decision: 'same' | 'different',
    persons: readonly [number, number],
    households: readonly [number, number],
    domains: number,
  ) => string
  readonly prompt: string
  readonly reason: string
  readonly reasonNeeded: string
  readonly keys: Readonly<Record<string, Decision['decision'] | 'quit'>>
  readonly outcomes: Readonly<Record<'joined' | 'split' | 'remembered' | 'skipped', string>>
  readonly none: string
}

const EN: ReviewWords = {
  fields: {
    surname: 'surname',
    given: 'given name',
    birth: 'birth date',
    email: 'e-mail',
    mobile: 'mobile',
    fixed: 'fixed phone',
    address: 'address',
    relation: 'relation no.',
  },
  levels: {},
  ask: { join: 'Are these two persons one?', part: 'Are these records of one person really two?' },
  head: (number, model, made) =>
    `Case ${number} · linkage model ${model}${model === made ? '' : ` (the case was made under ${made})`}`,
  side: (name, records, institution, day) =>
    `${name}: a person of ${records} record${records === 1 ? '' : 's'}; this one of ${institution}, first seen ${day}`,
  prior: 'before anything was compared',
  total: 'in all, record against record (bits; above 0 speaks for one person)',
  also: 'also',
  effect: (decision, persons, households, domains) =>
    `${decision.padEnd(10)} persons ${persons[0]} → ${persons[1]}, households ${households[0]} → ${households[1]}, pseudonym domains told: ${domains}`,
  prompt: '[s]ame  [d]ifferent  s[k]ip  [q]uit > ',
  reason: 'reason > ',
  reasonNeeded: 'A reason of at most 500 characters is needed.',
  keys: { s: 'same', d: 'different', k: 'skip', q: 'quit' },
  outcomes: {
    joined: 'Joined into one person.',
    split: 'Split into two persons.',
    remembered: 'Remembered; nobody changed.',
    skipped: 'Put back.',
  },
  none: 'No case is open.',
}

const NL: ReviewWords = {
  fields: {
    surname: 'achternaam',
    given: 'voornaam',
    birth: 'geboortedatum',
    email: 'e-mail',
    mobile: 'mobiel',
    fixed: 'vaste telefoon',
    address: 'adres',
    relation: 'relatienr.',
  },
  levels: {
    equal: 'gelijk',
    shared: 'deel gelijk',
    crossed: 'verwisseld',
    near: 'bijna gelijk',
    similar: 'lijkt erop',
    different: 'anders',
    alias: 'roepnaam',
    initial: 'voorletter',
    'later-initial': 'latere letter',
    conflict: 'in strijd',
    typo: 'tikfout',
    parts: 'deels gelijk',
    close: 'dichtbij',
    local: 'andere aanbieder',
    addition: 'toevoeging',
    street: 'straat',
    slip: 'verschrijving',
    door: 'andere deur',
    town: 'plaats en nr.',
    most: 'grotendeels',
    half: 'half',
    area: 'postcode',
    city: 'plaats',
  },
  ask: { join: 'Zijn deze twee personen één?', part: 'Zijn deze gegevens van één persoon eigenlijk van twee?' },
  head: (number, model, made) =>
    `Geval ${number} · koppelmodel ${model}${model === made ? '' : ` (het geval is gemaakt met ${made})`}`,
  side: (name, records, institution, day) =>
    `${name}: een persoon met ${records} record${records === 1 ? '' : 's'}; dit van ${institution}, voor het eerst gezien ${day}`,
  prior: 'voordat iets is vergeleken',
  total: 'samen, record tegen record (bits; boven 0 spreekt voor één persoon)',
  also: 'ook',
  effect: (decision, persons, households, domains) =>
    `${(decision === 'same' ? 'dezelfde' : 'verschillend').padEnd(13)} personen ${persons[0]} → ${persons[1]}, huishoudens ${households[0]} → ${households[1]}, pseudoniemdomeinen die het horen: ${domains}`,
  prompt: '[z]elfde  [v]erschillend  [o]verslaan  [q] stoppen > ',
  reason: 'reden > ',
  reasonNeeded: 'Een reden van hoogstens 500 tekens is nodig.',
  keys: { z: 'same', s: 'same', v: 'different', d: 'different', o: 'skip', k: 'skip', q: 'quit' },
  outcomes: {
    joined: 'Samengevoegd tot één persoon.',
    split: 'Gesplitst in twee personen.',
    remembered: 'Onthouden; niemand is veranderd.',
    skipped: 'Teruggelegd.',
  },
  none: 'Er staat geen geval open.',
}

export const REVIEW_WORDS: Readonly<Record<'en' | 'nl', ReviewWords>> = { en: EN, nl: NL }
