import type { Language } from '../types.ts'
import { dutch } from './dutch.ts'
import { german } from './german.ts'

/** The languages in which a population can be made. */
export const LANGUAGES: Readonly<Record<string, Language>> = { nl: dutch, de: german }
