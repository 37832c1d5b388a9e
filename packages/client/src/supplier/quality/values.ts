import { RowList } from '../check/finding.ts'
import type { MappedField } from '../map/fields.ts'
import { Frequent } from './frequent.ts'
import { FLAG, MARK } from './row-marks.ts'
import { reaches, type Said, saidOf, saidOfValues } from './said.ts'
import { THRESHOLDS } from './thresholds.ts'

/** What should belong to one person or home, and the field under which that is told. */
const KINDS = [
  ['relationNumber', 'relationNumber'],
  ['email', 'email'],
  ['phone', 'phone'],
  ['address', 'houseNumber'],
] as const satisfies readonly (readonly [keyof typeof MARK, MappedField])[]

/** Values of the identity fields that stand in too many rows: a desk's own, or what is typed where nothing is known. */
export class ValuePatterns {
  readonly #kinds = KINDS.map(() => new Frequent())
  readonly #birthDates = new Frequent()
  readonly #postcodes = new Frequent()
  readonly #domains = new Frequent()
  readonly #roles = new RowList()
  readonly #januaryFirst = new RowList()

  add(marks: Float64Array, row: number, line: number): void {
    const name = marks[MARK.name] ?? 0
    for (let kind = 0; kind < KINDS.length; kind++) {
      const [mark] = KINDS[kind] ?? []
      if (mark) this.#kinds[kind]?.addHash(marks[MARK[mark]] ?? 0, name, row, line)
    }
    this.#birthDates.addHash(marks[MARK.birthDate] ?? 0, name, row, line)
    this.#postcodes.addHash(marks[MARK.postcode] ?? 0, 0, row, line)
    this.#domains.addHash(marks[MARK.domain] ?? 0, 0, row, line)
    const flags = marks[MARK.flags] ?? 0
    if ((flags & FLAG.januaryFirst) !== 0) this.#januaryFirst.add(row, line)
    if ((flags & FLAG.role) !== 0) this.#roles.add(row, line)
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
