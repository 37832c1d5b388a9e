import { describe, expect, it } from 'vitest'
import { ROWS as RELATION_NUMBERS } from '../../../../test-vectors/build/identifiers/relation-number.ts'
import { field } from './support.ts'

describe('relationNumber', () => {
  it.each(RELATION_NUMBERS)('%s → %s', (raw, expected) => {
    expect(field('relationNumber', raw)).toBe(expected)
  })
})
