import { CHANGES } from '../../../packages/ttp-core/src/identifier/changes.ts'
import { IDENTIFIER_ERRORS } from '../../../packages/ttp-core/src/identifier/errors.ts'
import type { Fields } from '../../../test-vectors/build/frame.ts'

export function changeTable(): Fields {
  return Object.fromEntries(Object.entries(CHANGES).map(([code, { en, nl }]) => [code, { en, nl }]))
}

export function errorTable(): Fields {
  return Object.fromEntries(
    Object.entries(IDENTIFIER_ERRORS).map(([code, { fields, en, nl }]) => [
      code,
      { fields: typeof fields === 'string' ? fields : [...fields], en, nl },
    ]),
  )
}
