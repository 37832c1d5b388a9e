import type { Sql } from '../../../kernel/database.ts'
import { column, rowsOnePlan, sixteenBytes } from './columns.ts'

export interface NewPerson {
  readonly id: Uint8Array
  readonly household: Uint8Array
}

const TEXT = `
  insert into identity.person (id, household, created_at)
  select ${sixteenBytes(1)}, ${sixteenBytes(2)}, now() + i * interval '1 microsecond' from ${rowsOnePlan(3)}`

/** Records new person numbers; within a batch the order of the rows is the order of age. */
export async function addPersons(sql: Sql, persons: readonly NewPerson[]): Promise<void> {
  if (persons.length === 0) return
  const ids = column(persons.map((person) => person.id))
  const households = column(persons.map((person) => person.household))
  await sql.query({ name: 'identity-add-persons', text: TEXT, values: [ids, households, persons.length] })
}
