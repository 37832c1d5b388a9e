import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import {
  ACTIVITY_CODES,
  ACTIVITY_FIELDS,
  type ActivityField,
  isCanonicalActivityValue,
  MAX_PRICE_CENTS,
  MAX_QUANTITY,
} from '../../src/activity/index.ts'

interface Field {
  readonly name: ActivityField
  readonly type: 'date' | 'text' | 'code' | 'integer'
  readonly required?: boolean
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
}
const table = JSON.parse(readFileSync(new URL('../../../../spec/tables/activity.json', import.meta.url), 'utf8')) as {
  readonly fields: readonly Field[]
  readonly codes: Readonly<Record<string, readonly string[]>>
}
const fieldOf = (name: string) => table.fields.find((field) => field.name === name)

it('the table of the specification has these fields, code lists and bounds, and no others [RECO-3]', () => {
  expect(table.fields.map(({ name }) => name)).toEqual(ACTIVITY_FIELDS)
  expect(table.codes).toEqual(ACTIVITY_CODES)
  expect(table.fields.filter(({ type }) => type === 'code').map(({ name }) => name)).toEqual(
    Object.keys(ACTIVITY_CODES),
  )
  expect(fieldOf('priceCents')).toMatchObject({ minimum: 0, maximum: MAX_PRICE_CENTS })
  expect(fieldOf('quantity')).toMatchObject({ minimum: 1, maximum: MAX_QUANTITY })
  expect(table.fields.filter(({ required }) => required).map(({ name }) => name)).toEqual(['visitDate'])
})

it('the patterns of the table say what the program says [RECO-3]', () => {
  const texts = ['20:15', '24:00', '9:05', '', 'A-1', 'a', 'A'.repeat(24), 'A'.repeat(25), 'É', '00:00', '23:59', 'A B']
  for (const name of ['visitTime', 'offerCode'] as const) {
    const pattern = new RegExp(fieldOf(name)?.pattern ?? '$-')
    for (const text of texts) expect(isCanonicalActivityValue(name, text), `${name} ${text}`).toBe(pattern.test(text))
  }
})
