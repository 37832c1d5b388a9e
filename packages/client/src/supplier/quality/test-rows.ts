import { RowList } from '../check/finding.ts'
import type { RowOutcome } from '../check/outcome.ts'
import type { MappedField } from '../map/fields.ts'
import type { Plan } from '../map/plan.ts'
import { isReserved } from './providers.ts'
import { type Said, saidOf } from './said.ts'

const NAME =
  /^(?:test(?:er|klant|persoon|account|user|gebruiker|bestelling|order)?\d*|testtest|asdf\w*|qwert\w*|dummy|balie|kassa(?:verkoop)?|box office|losse verkoop|x{3,}|a{3,})(?:[ ,.]+(?:test(?:er)?\d*|asdf\w*|balie|kassa|dummy))*$/i
const EMAIL =
  /^(?:(?:test(?:er|ing)?\d*|asdf\w*|qwert\w*|dummy)@.*|.*@(?:test|asdf\w*|example)\.(?:nl|com|net|org|be|de))$/i
/** One of these alone makes a row a test. */
const NAMES: ReadonlySet<string> = new Set(['fullName', 'givenName'])

/** Rows that somebody typed to try the system, or that stand for nobody: "Test", asdf, a desk, an address of documentation. */
export class TestRows {
  readonly #names: readonly number[]
  readonly #emails: readonly number[]
  readonly #rows = new RowList()
  #reserved = 0
  #addresses = 0
  readonly #atReserved = new RowList()

  constructor(plan: Pick<Plan, 'identity'>) {
    const columns = (isMeant: (field: MappedField) => boolean): number[] =>
      plan.identity.filter(({ field }) => isMeant(field)).flatMap((field) => field.columns)
    this.#names = columns((field) => NAMES.has(field))
    this.#emails = columns((field) => field === 'email')
  }

  add(values: readonly string[], { identity, fields, row, line }: RowOutcome): void {
    const { email } = identity
    if (email !== undefined) {
      this.#addresses++
      if (isReserved(email.slice(email.lastIndexOf('@') + 1))) {
        this.#reserved++
        this.#atReserved.add(row, line)
      }
    }
    const typed =
      this.#names.some((at) => NAME.test(values[at]?.trim() ?? '')) ||
      this.#emails.some((at) => EMAIL.test(values[at]?.trim() ?? ''))
    if (typed || placeholders(fields) >= 2) this.#rows.add(row, line)
  }

  findings(): Said[] {
    const said = this.#rows.count > 0 ? [saidOf('TEST_ROW', this.#rows)] : []
    // Where most addresses are of documentation the whole file is invented, on purpose.
    const stray = this.#reserved > 0 && this.#reserved * 2 < this.#addresses
    return stray ? [...said, saidOf('EMAIL_RESERVED', this.#atReserved, 'email')] : said
  }
}

/** How many fields hold a made-up value: 0612345678, 9999XX, 1 January 1900. */
function placeholders(fields: RowOutcome['fields']): number {
  let count = 0
  for (const name in fields) {
    const result = fields[name as keyof typeof fields]
    if (result && 'missing' in result && result.changes.includes('PLACEHOLDER')) count++
  }
  return count
}
