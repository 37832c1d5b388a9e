import type { Flaw } from './flaw.ts'
import { DOCUMENT_FLAWS } from './flaws-of-documents.ts'
import { KEY_FLAWS } from './flaws-of-keys.ts'
import { RECORD_FLAWS } from './flaws-of-records.ts'

/** Every mistake that the vectors must show. */
export const FLAWS: readonly Flaw[] = [...KEY_FLAWS, ...DOCUMENT_FLAWS, ...RECORD_FLAWS]
