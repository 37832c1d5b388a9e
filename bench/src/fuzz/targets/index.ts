import type { Target } from '../target.ts'
import { DOCUMENT_TARGETS } from './documents.ts'
import { FILE_TARGETS } from './files.ts'
import { LOG_TARGETS } from './log.ts'
import { PART_TARGETS } from './parts.ts'

/** Every parser of something that comes from outside. */
export const TARGETS: readonly Target[] = [...LOG_TARGETS, ...DOCUMENT_TARGETS, ...PART_TARGETS, ...FILE_TARGETS]
