import type { Sql } from '../../../kernel/database.ts'
import type { NewPerson } from './add-persons.ts'
import { column, rowsOnePlan, sixteenBytes } from './columns.ts'

const TEXT = `
  update identity.person p set household = v.household
  from (select ${sixteenBytes(1)} as id, ${sixteenBytes(2)} as household from ${rowsOnePlan(3)}) v
  where p.id = v.id`

/** Sets where persons live now. */
export async function movePersons(sql: Sql, persons: readonly NewPerson[]): Promise<void> {
  if (persons.length === 0) return
  const ids = column(persons.map((person) => person.id))
  const households = column(persons.map((person) => person.household))
  await sql.query({ name: 'identity-move-persons', text: TEXT, values: [ids, households, persons.length] })
}
