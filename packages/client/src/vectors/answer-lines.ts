import type { Readable } from 'node:stream'
import { z } from 'zod'
import { VectorError } from './errors.ts'
import type { Implementation } from './implementation.ts'
import { jsonLine, linesOf } from './json-lines.ts'

const Question = z.strictObject({ id: z.int(), op: z.string(), args: z.record(z.string(), z.json()) })

/**
 * Answers questions of a conformance runner until its input ends: one JSON object a line (see `childImplementation`).
 * @throws VectorError `IMPLEMENTATION_FAILED` for a line that is no question.
 */
export async function* answerLines(input: Readable, implementation: Implementation): AsyncGenerator<string> {
  let count = 0
  for await (const line of linesOf(input)) {
    count++
    const question = Question.safeParse(parse(line))
    if (!question.success) throw new VectorError('IMPLEMENTATION_FAILED', { question: count })
    const { id, op, args } = question.data
    yield jsonLine({ id, ...(await implementation.ask(op, args as Parameters<Implementation['ask']>[1])) })
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
