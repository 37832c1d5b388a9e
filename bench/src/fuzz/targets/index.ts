import type { Target } from '../target.ts'
import { ANSWER_TARGETS } from './answers.ts'
import { DOCUMENT_TARGETS } from './documents.ts'
import { FILE_TARGETS } from './files.ts'
import { GATEWAY_TARGETS } from './gateway.ts'
import { KEPT_TARGETS } from './kept.ts'
import { LOG_TARGETS } from './log.ts'
import { PART_TARGETS } from './parts.ts'
import { WORKBOOK_TARGETS } from './workbooks.ts'

/** Every parser of something that comes from outside. */
export const TARGETS: readonly Target[] = [
  ...LOG_TARGETS,
  ...DOCUMENT_TARGETS,
  ...PART_TARGETS,
  ...FILE_TARGETS,
  ...WORKBOOK_TARGETS,
  ...ANSWER_TARGETS,
  ...KEPT_TARGETS,
  ...GATEWAY_TARGETS,
]
