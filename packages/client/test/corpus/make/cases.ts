import { encodings } from './cases/encodings.ts'
import { forms } from './cases/forms.ts'
import type { Case } from './expected.ts'

/** The whole corpus, in the order of the README. */
export const CASES: readonly Case[] = [...encodings, ...forms]
