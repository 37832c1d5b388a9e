import type { RowOutcome } from '../check/outcome.ts'
import type { MappedField } from '../map/fields.ts'
import type { Plan } from '../map/plan.ts'
import type { Cells } from '../read/cells.ts'

const NAME =
  /^(?:test(?:er|klant|persoon|account|user|gebruiker|bestelling|order)?\d*|testtest|asdf\w*|qwert\w*|dummy|balie|kassa(?:verkoop)?|box office|losse verkoop|x{3,}|a{3,})(?:[ ,.]+(?:test(?:er)?\d*|asdf\w*|balie|kassa|dummy))*$/i
const EMAIL =
  /^(?:(?:test(?:er|ing)?\d*|asdf\w*|qwert\w*|dummy)@.*|.*@(?:test|asdf\w*|example)\.(?:nl|com|net|org|be|de))$/i
/** One of these alone makes a row a test. */
const NAMES: ReadonlySet<string> = new Set(['fullName', 'givenName'])

/** Values that somebody typed to try the system, or that stand for nobody: "Test", asdf, a desk. */
export class TestValues {
  readonly #names: readonly number[]
  readonly #emails: readonly number[]

  constructor(plan: Pick<Plan, 'identity'>) {
    const columns = (isMeant: (field: MappedField) => boolean): number[] =>
      plan.identity.filter(({ field }) => isMeant(field)).flatMap((field) => field.columns)
    this.#names = columns((field) => NAMES.has(field))
    this.#emails = columns((field) => field === 'email')
  }

  /** Whether the identity of a row is such a one; hangs on its cells alone. */
  isTest(cells: Cells, fields: RowOutcome['fields']): boolean {
    return (
      this.#names.some((at) => NAME.test(cells.cell(at).trim())) ||
      this.#emails.some((at) => EMAIL.test(cells.cell(at).trim())) ||
      placeholders(fields) >= 2
    )
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
