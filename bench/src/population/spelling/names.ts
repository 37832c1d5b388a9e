import { initialsOf } from '@sluis/examples/population/given-names'
import type { Random } from '@sluis/examples/population/random'
import type { Institution } from '../institutions.ts'
import type { Language, Person, Surname } from '../types.ts'
import { mistype } from './mistype.ts'

export interface TypedName {
  readonly full_name: string
  readonly first_name: string
  readonly infix: string
  readonly last_name: string
}

const RATE = {
  mistypedSurname: 0.03,
  mistypedGiven: 0.03,
  soundAlike: 0.02,
  lostMarks: 0.35,
  partnerName: 0.5,
  officialName: 0.13,
  initialsElsewhere: 0.08,
  prefixLost: 0.06,
  prefixInSurname: 0.12,
  prefixBehind: 0.05,
  partLost: 0.08,
  exchanged: 0.008,
  givenMissing: 0.006,
  wholeFamily: 0.003,
}

/** A name as somebody at this institution types it. */
export function typeName(person: Person, institution: Institution, language: Language, random: Random): TypedName {
  const given = typedGiven(person, institution, language, random)
  const { prefix, name } = typedSurname(person, language, random)
  const inSurname = random.next()
  const exchanged = random.chance(RATE.exchanged)
  const [front, back] = exchanged ? [name, given] : [given, name]
  const cased = (text: string): string => (institution.capitals ? text.toUpperCase() : text)
  if (institution.fullName) {
    const behind = prefix !== '' && inSurname < RATE.prefixBehind
    const parts = behind ? [front, `${back}, ${prefix}`] : [front, prefix, back]
    return { full_name: cased(parts.filter((part) => part !== '').join(' ')), first_name: '', infix: '', last_name: '' }
  }
  const [infix, last] =
    prefix === '' || inSurname > RATE.prefixInSurname + RATE.prefixBehind
      ? [prefix, back]
      : inSurname < RATE.prefixBehind
        ? ['', `${back}, ${prefix}`]
        : ['', `${prefix} ${back}`]
  return { full_name: '', first_name: cased(front), infix: cased(infix), last_name: cased(last) }
}

function typedGiven(person: Person, institution: Institution, language: Language, random: Random): string {
  const { officialNames, callName } = person
  if (random.chance(RATE.givenMissing)) return ''
  if (random.chance(RATE.wholeFamily)) return language.family
  if (random.chance(institution.initialsOnly ? 0.97 : RATE.initialsElsewhere)) {
    const initials = initialsOf(
      random.chance(0.35) ? officialNames : [random.chance(0.15) ? callName : (officialNames[0] ?? callName)],
    )
    return random.chance(0.35) ? initials.replaceAll('.', '') : initials
  }
  const name = random.chance(RATE.officialName) ? (officialNames[0] ?? callName) : callName
  return spelled(name, language, random, RATE.mistypedGiven)
}

/** Own name, the partner's, or both in one order or the other; each person keeps mostly to one. */
function typedSurname({ surname, partner, id }: Person, language: Language, random: Random): Surname {
  let chosen = surname
  if (partner !== undefined && random.chance(RATE.partnerName)) {
    // What somebody is used to goes with the person, not with the row.
    const habit = random.chance(0.7) ? Number(id.slice(1)) % 3 : random.between(0, 2)
    const link = random.chance(0.8) ? '-' : ' '
    const own = [surname.prefix, surname.name].filter((part) => part !== '').join(' ')
    chosen = habit === 0 ? partner : { prefix: partner.prefix, name: `${partner.name}${link}${own}` }
    if (habit === 2 && random.chance(0.5)) chosen = { ...surname, name: `${surname.name}${link}${partner.name}` }
  }
  const name = spelled(chosen.name, language, random, RATE.mistypedSurname)
  const prefix = random.chance(RATE.prefixLost) ? '' : random.pick(language.typedPrefixes(chosen.prefix))
  return { prefix, name: random.chance(RATE.partLost) ? (name.split(/[- ]/)[0] ?? name) : name }
}

function spelled(name: string, language: Language, random: Random, mistyped: number): string {
  let text = random.chance(RATE.lostMarks) ? withoutMarks(name) : name
  if (random.chance(RATE.soundAlike)) {
    const pair = random.pick(language.soundsAlike)
    text = text.includes(pair[0]) ? text.replace(pair[0], pair[1]) : text.replace(pair[1], pair[0])
  }
  return random.chance(mistyped) ? mistype(text, random) : text
}

const withoutMarks = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ı', 'i').replaceAll('ß', 'ss')
