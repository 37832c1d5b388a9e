import { expect, it } from 'vitest'
import { readTable, wordsOf } from '../../../../spec/read-table.ts'
import { PERSON_ROLES, REFUSED_TOGETHER, WORKPLACES_OF_ROLE } from '../../src/directory/index.ts'

const CHAPTER = '10-directory.md'

it('the roles of the text and where they may be held are those of the code [DIRE-31]', () => {
  const rows = readTable(CHAPTER, '8.2 Roles of people')
  expect(rows.map((row) => [row.role, wordsOf(row['may be held at'])])).toEqual(
    PERSON_ROLES.map((role) => [role, WORKPLACES_OF_ROLE[role]]),
  )
})

it('what the text refuses together is what the code refuses, with the reason [DIRE-32]', () => {
  const rows = readTable(CHAPTER, '8.3 What nobody holds together')
  expect(rows.map((row) => [wordsOf(row.seat), wordsOf(row.with), row['because together they are']])).toEqual(
    REFUSED_TOGETHER.map(({ seats, others, why }) => [seats, others, why]),
  )
})
