import { emailIsShared, type Identity, nameText, valueText } from '@sluis/ttp-core/supplier'
import { RowList } from '../check/finding.ts'
import type { RowOutcome } from '../check/outcome.ts'
import type { MappedField } from '../map/fields.ts'
import { Frequent } from './frequent.ts'
import { isProvider, isReserved } from './providers.ts'
import { reaches, type Said, saidOf, saidOfValues } from './said.ts'
import { THRESHOLDS } from './thresholds.ts'

/** What should belong to one person or home, and the field under which that is told. */
const KINDS = [
  ['relationNumber', 'relationNumber'],
  ['email', 'email'],
  ['phone', 'phone'],
  ['address', 'houseNumber'],
] as const satisfies readonly (readonly [Parameters<typeof valueText>[1], MappedField])[]

/** Values of the identity fields that stand in too many rows: a desk's own, or what is typed where nothing is known. */
export class ValuePatterns {
  readonly #kinds = KINDS.map(() => new Frequent())
  readonly #birthDates = new Frequent()
  readonly #postcodes = new Frequent()
  readonly #domains = new Frequent()
  readonly #roles = new RowList()
  readonly #januaryFirst = new RowList()
  /** The address of the row before, and what was found of it. */
  #email = ''
  #isRole = false

  add({ identity, row, line }: RowOutcome): void {
    const name = nameText(identity)
    for (let at = 0; at < KINDS.length; at++) {
      const [kind] = KINDS[at] ?? []
      if (kind) this.#kinds[at]?.add(valueText(identity, kind), name, row, line)
    }
    this.#addParts(identity, name, row, line)
  }

  #addParts({ birthDate = '', postcode = '', email = '' }: Identity, name: string, row: number, line: number): void {
    this.#birthDates.add(birthDate, name, row, line)
    if (birthDate.endsWith('-01-01')) this.#januaryFirst.add(row, line)
    this.#postcodes.add(/^\d{4}[A-Z]{2}$/.test(postcode) ? postcode : '', '', row, line)
    if (email === '') return
    if (email !== this.#email) {
      this.#email = email
      this.#isRole = emailIsShared(email)
    }
    if (this.#isRole) this.#roles.add(row, line)
    const domain = email.slice(email.lastIndexOf('@') + 1)
    this.#domains.add(isProvider(domain) || isReserved(domain) ? '' : domain, '', row, line)
  }

  findings(): Said[] {
    const { names, postcode, domain, role, birthDate, januaryFirst } = THRESHOLDS
    const emails = this.#kinds[1]?.total ?? 0
    return [
      ...KINDS.flatMap(([, field], at) => [
        ...saidOfValues('VALUE_MANY_NAMES', this.#kinds[at]?.find((found) => found.names >= names) ?? [], field),
        ...saidOfValues(
          'VALUE_VERY_FREQUENT',
          this.#kinds[at]?.find((found, total) => found.names < names && isVeryFrequent(found, total)) ?? [],
          field,
        ),
      ]),
      ...saidOfValues(
        'BIRTH_DATE_COMMON',
        this.#birthDates.find((found, total) => found.names >= names && reaches(found.count, total, birthDate)),
        'birthDate',
      ),
      ...saidOfValues(
        'POSTCODE_COMMON',
        this.#postcodes.find(({ count }, total) => reaches(count, total, postcode)),
        'postcode',
      ),
      // Of all rows with an address, not only of those whose domain is nobody's provider.
      ...saidOfValues(
        'EMAIL_DOMAIN_COMMON',
        this.#domains.find(({ count }) => reaches(count, emails, domain)),
        'email',
      ),
      ...(reaches(this.#roles.count, emails, role) ? [saidOf('EMAIL_ROLE', this.#roles, 'email')] : []),
      ...(reaches(this.#januaryFirst.count, this.#birthDates.total, januaryFirst)
        ? [saidOf('BIRTH_DATE_JANUARY_FIRST', this.#januaryFirst, 'birthDate')]
        : []),
    ]
  }
}

function isVeryFrequent({ count, names }: { readonly count: number; readonly names: number }, total: number): boolean {
  const { value, smallFile } = THRESHOLDS
  return reaches(count, total, value) || (names >= smallFile.names && reaches(count, total, smallFile))
}
