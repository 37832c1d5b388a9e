import type { Note } from './frame.ts'

/** The flag of cases with two faults: the first step that fails gives the code (CONV-14). */
export const ERROR_ORDER: Readonly<Record<string, Note>> = {
  ErrorOrder: { bugType: 'ERROR_ORDER', description: 'Two faults: the code is that of the step that comes first.' },
}
