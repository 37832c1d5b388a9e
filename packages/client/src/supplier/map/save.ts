import { FileError } from '../findings.ts'
import type { Source } from '../read/source.ts'
import { columnLabels } from './column-labels.ts'
import { type Mapping, useOf } from './mapping.ts'
import type { Plan } from './plan.ts'
import { openQuestions, type Question } from './question.ts'

/** What of a prepared file a mapping is made of. */
interface Preparation {
  readonly source: Pick<Source, 'columns'>
  readonly plan: Plan
  readonly questions: readonly Question[]
}

/**
 * The mapping to keep for the next file of this form: the columns as they are used and read, what was answered, and which columns
 * there were, so that one that is new then is asked about. Holds no value of the file. Throws `FileError` (QUESTION_OPEN) as long as
 * a needed question is open: what was only proposed must not be kept as if somebody had said it.
 */
export function savedMapping({ source, plan, questions }: Preparation): Mapping {
  const { mapping, dateColumns } = plan
  if (openQuestions(questions, mapping.answers).some(({ needed }) => needed)) throw new FileError('QUESTION_OPEN')
  const columns = Object.fromEntries(
    Object.entries(mapping.columns).map(([column, entry]) => {
      const read = dateColumns.get(column)
      return [column, read ? { ...useOf(entry), read } : entry]
    }),
  )
  const { values, constants, reading, answers, period } = mapping
  return {
    columns,
    ...(values && { values }),
    ...(constants && { constants }),
    ...(reading && { reading }),
    ...(answers && { answers }),
    seen: columnLabels(source.columns),
    ...(period && { period }),
  }
}
