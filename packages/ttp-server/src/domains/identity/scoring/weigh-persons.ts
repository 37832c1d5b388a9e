import type { FieldEvidence, LinkageRecord } from '@sluis/ttp-core/identity'
import { weigh } from '@sluis/ttp-core/identity'
import type { Profile } from '../vault/profile.ts'
import { placeOf } from '../vault/profile.ts'
import { bestLevel, gatherEvidence } from './gather-evidence.ts'
import type { Scale } from './scale.ts'

/**
 * How likely two persons are one, in bits: the mean over all that was said of either, not the best. A record that fits both is
 * not enough, and one name or birth date among many must not bridge two people.
 */
export function weighPersons(left: Profile, right: Profile, scale: Scale): number {
  return Math.min(meanWeight(left, right, scale), meanWeight(right, left, scale))
}

/** Mean weight of what is said of `from`, name by name, against all that is known of `to`. */
function meanWeight(from: Profile, to: Profile, { persons, model }: Scale): number {
  const shared = contactEvidence(from, to)
  const births = from.births.length === 0 ? [['', 1] as const] : from.births
  const names = from.names.length === 0 ? [NAMELESS] : from.names
  let sum = 0
  let counted = 0
  for (const [surname, parts, given, initials, nameCount] of names) {
    for (const [birthDate, birthCount] of births) {
      const record = {
        ...BARE,
        surname,
        surnameParts: parts === '' ? [surname] : parts.split(' '),
        given,
        initials,
        birthDate,
      }
      const said = gatherEvidence(record, to)
      const evidence: FieldEvidence = { ...shared, surname: said.surname, given: said.given, birth: said.birth }
      sum += nameCount * birthCount * weigh(evidence, { persons }, model).total
      counted += nameCount * birthCount
    }
  }
  return sum / counted
}

/** Of what people have several of, the best agreement is evidence enough. */
function contactEvidence(from: Profile, to: Profile): FieldEvidence {
  const all: FieldEvidence[] = []
  const add = (record: Partial<LinkageRecord>): void => void all.push(gatherEvidence({ ...BARE, ...record }, to))
  for (const email of from.emails) add({ email })
  for (const mobile of from.mobiles) add({ mobile })
  for (const fixed of from.fixed) add({ fixed })
  for (const address of from.addresses) add(placeOf(address))
  for (const [institution, relation] of from.relations) add({ institution, relation })
  return {
    surname: 'unknown',
    given: 'unknown',
    birth: 'unknown',
    email: bestLevel(
      'email',
      all.map(({ email }) => email),
    ),
    mobile: bestLevel(
      'mobile',
      all.map(({ mobile }) => mobile),
    ),
    fixed: bestLevel(
      'fixed',
      all.map(({ fixed }) => fixed),
    ),
    address: bestLevel(
      'address',
      all.map(({ address }) => address),
    ),
    relation: bestLevel(
      'relation',
      all.map(({ relation }) => relation),
    ),
  }
}

const NAMELESS = ['', '', '', '', 1] as const
const BARE: LinkageRecord = {
  institution: '',
  relation: '',
  surname: '',
  surnameParts: [],
  sounds: [],
  given: '',
  initials: '',
  birthDate: '',
  email: '',
  emailShared: false,
  mobile: '',
  fixed: '',
  country: '',
  postcode: '',
  area: '',
  number: '',
  addition: '',
  street: '',
  city: '',
  collective: false,
}
