import { FILLERS } from '../../../packages/ttp-core/src/identifier/date/birth-date.ts'
import { MONTHS } from '../../../packages/ttp-core/src/identifier/date/parse-date.ts'
import type { Fields } from '../../../test-vectors/build/frame.ts'

export function dateTable(): Fields {
  return { months: { ...MONTHS }, fillerDates: [...FILLERS] }
}
