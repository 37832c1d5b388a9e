import type { Sql } from '../../../kernel/database.ts'
import { runPrepared } from './columns.ts'

/** The lowest numbers of persons that stand for themselves: numbers are random, so these are drawn at random. */
export async function drawPersons(sql: Sql, most: number): Promise<readonly Uint8Array[]> {
  const text = 'select id from identity.person where merged_into is null order by id limit $1::int'
  return (await runPrepared<[Uint8Array]>(sql, 'identity-draw-persons', text, [most])).map(([id]) => id)
}
