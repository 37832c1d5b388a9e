import type { ContactField, LinkageRecord } from '@sluis/ttp-core/identity'
import { recordOf } from '../clusters/records-of.ts'
import type { Profile } from '../vault/profile.ts'

/** What it takes to reach a person. */
export type Contact = Partial<Record<ContactField, string>>

/**
 * How to reach a person, by the records of the institutions in `sources` alone: first what the institution that asks said itself, the
 * latest first, and of the others only what that one does not know. A relation number is its own or none.
 */
export function contactOf(profile: Profile, asking: string, sources: ReadonlySet<string>): Contact {
  const records = profile.records
    .map((entry) => recordOf(profile, entry))
    .filter(({ institution }) => sources.has(institution))
    .reverse()
  const own = records.filter(({ institution }) => institution === asking)
  const others = records.filter(({ institution }) => institution !== asking)
  const contact: Contact = {}
  for (const record of [...own, ...others]) {
    if (record.institution === asking) fill(contact, { relationNumber: record.relation })
    if (!record.emailShared) fill(contact, { email: record.email })
    fill(contact, { mobile: record.mobile, phone: record.fixed })
    // An address is one thing: a street of one record and a number of another is nobody's home.
    if (contact.country === undefined && hasHome(record)) fill(contact, homeOf(record))
  }
  return contact
}

function hasHome({ number, postcode, street }: LinkageRecord): boolean {
  return number !== '' && (postcode !== '' || street !== '')
}

function homeOf({ country, postcode, number, addition, street, city }: LinkageRecord): Contact {
  return { country, postcode, houseNumber: number, houseNumberAddition: addition, street, city }
}

/** Takes what is not known yet and not empty. */
function fill(contact: Contact, values: Contact): void {
  for (const [name, value] of Object.entries(values) as [ContactField, string][]) {
    if (value !== '') contact[name] ??= value
  }
}
