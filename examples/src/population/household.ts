import type { FamilyNames } from './family-names.ts'
import { drawGivenNames } from './given-names.ts'
import type { Random } from './random.ts'
import type { FamilyName, HouseholdKind, Person } from './types.ts'

/** A person before contact data and dwelling. */
export type Draft = Omit<Person, 'id' | 'index' | 'emails' | 'mobile' | 'stays' | 'guardian'> & { guardian?: Draft }

/** The year by whose end ages are counted. */
export const YEAR = 2026

const KINDS: readonly (readonly [HouseholdKind, number])[] = [
  ['single', 38],
  ['couple', 27.5],
  ['couple-with-children', 24],
  ['single-parent', 7.5],
  ['student-house', 2.6],
]

/** Draws who live together; which dwelling they get is not decided here. */
export class HouseholdMaker {
  private readonly random: Random
  private readonly families: FamilyNames

  constructor(random: Random, families: FamilyNames) {
    this.random = random
    this.families = families
  }

  draw(): { kind: HouseholdKind; members: Draft[] } {
    const kind = this.random.weighted(KINDS)
    return { kind, members: this.members(kind) }
  }

  members(kind: HouseholdKind): Draft[] {
    const { random } = this
    const migrant = random.chance(0.09)
    if (kind === 'care-home-resident') return [this.adult(random.between(78, 97), migrant)]
    if (kind === 'single') return [this.adult(random.between(20, 88), migrant)]
    if (kind === 'student-house') {
      const size = random.between(3, 8)
      return Array.from({ length: size }, () => this.adult(random.between(18, 26), random.chance(0.12)))
    }
    if (kind === 'couple') return this.couple(random.between(22, 86), migrant)
    const age = random.between(27, 58)
    const parents = kind === 'single-parent' ? [this.adult(age, migrant)] : this.couple(age, migrant)
    const children = this.children(parents, migrant)
    return [...parents, ...children]
  }

  adult(age: number, migrant: boolean, sex?: 'female' | 'male', family?: FamilyName): Draft {
    const { random } = this
    const birthYear = YEAR - age
    const chosen = sex ?? (random.chance(0.53) ? 'female' : 'male')
    return {
      sex: chosen,
      birthDate: this.birthDate(birthYear),
      ...drawGivenNames(random, chosen, birthYear, migrant),
      family: family ?? this.families.draw(random, migrant),
      partner: undefined,
      zeal: this.zeal(age),
    }
  }

  private couple(age: number, migrant: boolean): Draft[] {
    const { random } = this
    const sameSex = random.chance(0.04)
    const first = this.adult(age, migrant, sameSex && random.chance(0.5) ? 'female' : 'male')
    const otherAge = Math.max(20, age + random.between(-6, 3))
    const second = this.adult(otherAge, migrant, sameSex ? first.sex : 'female')
    const usesPartner = age > 60 ? 0.75 : age > 40 ? 0.5 : 0.25
    if (random.chance(usesPartner)) {
      second.partner = { family: first.family, use: random.chance(age > 60 ? 0.3 : 0.6) ? 'only' : 'after' }
    }
    const culture = (first.zeal + second.zeal) / 2
    first.zeal = (first.zeal + culture) / 2
    second.zeal = (second.zeal + culture) / 2
    return [first, second]
  }

  private children(parents: Draft[], migrant: boolean): Draft[] {
    const { random } = this
    const [first, second] = parents
    if (first === undefined) return []
    const count = random.weighted([
      [1, 36],
      [2, 45],
      [3, 15],
      [4, 4],
    ])
    const motherAge = YEAR - Number((second ?? first).birthDate.slice(0, 4))
    const oldest = Math.max(0, Math.min(motherAge - random.between(21, 36), 29))
    const family = second !== undefined && random.chance(0.12) ? second.family : first.family
    const children: Draft[] = []
    let age = oldest
    for (let i = 0; i < count && age >= 0; i++) {
      const child = this.adult(age, migrant, random.chance(0.5) ? 'female' : 'male', family)
      if (age < 17) child.guardian = second !== undefined && random.chance(0.65) ? second : first
      // Father and son of one name and initials, both perhaps called the same.
      if (child.sex === 'male' && first.sex === 'male' && child.family === first.family && random.chance(0.05)) {
        child.officialNames = [...first.officialNames]
        if (random.chance(0.6)) child.callName = first.callName
      }
      const last = children.at(-1)
      if (last !== undefined && random.chance(0.035)) this.makeTwin(child, last)
      children.push(child)
      age -= random.between(1, 4)
    }
    return children
  }

  /** Born on one day; of some twins the names begin with the same letter. */
  private makeTwin(child: Draft, other: Draft): void {
    child.birthDate = other.birthDate
    child.zeal = other.zeal
    if (!this.random.chance(0.35)) return
    for (let attempt = 0; attempt < 60; attempt++) {
      const names = drawGivenNames(this.random, child.sex, Number(other.birthDate.slice(0, 4)), false)
      if (names.callName !== other.callName && names.callName[0] === other.callName[0]) {
        Object.assign(child, names)
        return
      }
    }
  }

  private birthDate(year: number): string {
    const month = this.random.between(1, 12)
    const day = this.random.between(1, [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 28)
    return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  }

  /** Most people go now and then, a few go all the time; small children seldom have a ticket in their own name. */
  private zeal(age: number): number {
    const keen = Math.exp((this.random.next() + this.random.next() + this.random.next() - 1.5) * 1.9)
    return age < 6 ? keen * 0.03 : age < 13 ? keen * 0.15 : age < 18 ? keen * 0.5 : keen
  }
}
