import type { Random } from '@sluis/examples/population/random'
import { drawEmails } from './emails.ts'
import { drawSurnameRank } from './rank-law.ts'
import type { Language, Person, Sex, Stay, Surname } from './types.ts'

/** The year by whose end ages are counted. */
export const YEAR = 2026
/** Share of people with one record, of the others those with two, and so on: the mean is 2.83 records. */
const LAST_VISIT = 0.353
const VISITS_MAX = 40
const HOMES_WITH_LANDLINE = 0.5

/** Who a person is, before dwelling and contacts. */
export interface Draft {
  readonly sex: Sex
  birthDate: string
  officialNames: readonly string[]
  callName: string
  readonly surname: Surname
  partner: Surname | undefined
  readonly guardian: Draft | undefined
}

export function drawAdult(random: Random, language: Language, age: number, sex?: Sex, surname?: Surname): Draft {
  const chosen = sex ?? (random.chance(0.53) ? 'female' : 'male')
  const year = YEAR - age
  return {
    sex: chosen,
    birthDate: drawBirthDate(random, year),
    ...language.givenNames(random, chosen, year),
    surname: surname ?? language.surname(drawSurnameRank(random)),
    partner: undefined,
    guardian: undefined,
  }
}

/** A household of this many who buy tickets: alone, a couple, or parents and children. */
export function drawFamily(random: Random, language: Language, size: number): Draft[] {
  if (size === 1) return [drawAdult(random, language, random.between(19, 88))]
  const alone = size === 2 && random.chance(0.12)
  const age = size === 2 && !alone ? random.between(22, 86) : random.between(34, 62)
  const parents = [drawAdult(random, language, age, alone ? undefined : random.chance(0.04) ? undefined : 'male')]
  if (!alone) parents.push(drawAdult(random, language, Math.max(20, age + random.between(-6, 3)), 'female'))
  const [first, second] = parents
  if (second !== undefined && first !== undefined && random.chance(age > 60 ? 0.75 : 0.4))
    second.partner = first.surname
  const children: Draft[] = []
  for (let child = parents.length; child < size; child += 1)
    children.push(drawChild(random, language, parents, children.at(-1)))
  return [...parents, ...children]
}

function drawChild(random: Random, language: Language, parents: readonly Draft[], older: Draft | undefined): Draft {
  const [first, second] = parents
  const motherAge = YEAR - Number((second ?? first)?.birthDate.slice(0, 4))
  const oldest = Math.max(6, Math.min(motherAge - random.between(21, 34), 28))
  const age =
    older === undefined ? oldest : Math.max(4, YEAR - Number(older.birthDate.slice(0, 4)) - random.between(1, 4))
  const named = second !== undefined && random.chance(0.12) ? second : first
  const drawn = drawAdult(random, language, age, undefined, named?.surname)
  const child = {
    ...drawn,
    guardian: age < 17 ? (second !== undefined && random.chance(0.65) ? second : first) : undefined,
  }
  // Father and son of one name, mother and daughter.
  const parent = parents.find(({ sex, surname }) => sex === child.sex && surname === child.surname)
  if (parent !== undefined && random.chance(0.04)) {
    child.officialNames = parent.officialNames
    if (random.chance(0.6)) child.callName = parent.callName
  }
  if (older !== undefined && random.chance(0.035)) makeTwin(random, language, child, older)
  return child
}

/** Born on one day; the names of some twins begin with one letter. */
function makeTwin(random: Random, language: Language, child: Draft, older: Draft): void {
  child.birthDate = older.birthDate
  if (!random.chance(0.35)) return
  for (let attempt = 0; attempt < 12; attempt += 1) {
    const names = language.givenNames(random, child.sex, Number(older.birthDate.slice(0, 4)))
    if (names.callName === older.callName || names.callName[0] !== older.callName[0]) continue
    Object.assign(child, names)
    return
  }
}

function drawBirthDate(random: Random, year: number): string {
  const month = random.between(1, 12)
  const day = random.between(1, [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 28)
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** What the members of a household have in common. */
export interface Home {
  readonly stays: (member: number) => readonly Stay[]
  /** First of a run of serials that is this home's alone: phone numbers are made of them. */
  readonly serial: number
  readonly id: (member: number) => string
}

/** Gives the people of a home their contacts, visits and numbers. */
export function settle(random: Random, language: Language, drafts: readonly Draft[], home: Home): Person[] {
  const landline = random.chance(HOMES_WITH_LANDLINE) ? language.landline(home.serial) : undefined
  const emails = new Map(drafts.map((draft) => [draft, drawEmails(random, draft)]))
  const shared = drafts.length > 1 && random.chance(0.03) ? emails.get(drafts[0] as Draft) : undefined
  return drafts.map((draft, member): Person => {
    const guardian = draft.guardian === undefined ? -1 : drafts.indexOf(draft.guardian)
    return {
      id: home.id(member),
      sex: draft.sex,
      birthDate: draft.birthDate,
      officialNames: draft.officialNames,
      callName: draft.callName,
      surname: draft.surname,
      partner: draft.partner,
      emails: shared ?? emails.get((random.chance(0.6) ? draft.guardian : undefined) ?? draft) ?? [],
      mobile: language.mobile(home.serial + (guardian < 0 ? member : guardian)),
      landline,
      stays: home.stays(member),
      visits: drawVisits(random),
    }
  })
}

function drawVisits(random: Random): number {
  let visits = 1
  while (visits < VISITS_MAX && !random.chance(LAST_VISIT)) visits += 1
  return visits
}
