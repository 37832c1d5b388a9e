import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { z } from 'zod'
import { VectorError } from './errors.ts'
import type { Implementation, Said } from './implementation.ts'
import { jsonLine, linesOf } from './json-lines.ts'

const Reply = z.union([
  z.strictObject({ id: z.int(), ok: z.record(z.string(), z.json()) }),
  z.strictObject({ id: z.int(), error: z.string() }),
  z.strictObject({ id: z.int(), unsupported: z.literal(true) }),
])

/**
 * An implementation in another process: one JSON object a line, `{"id","op","args"}` to its stdin, and from its stdout `{"id","ok"}`,
 * `{"id","error"}` or `{"id","unsupported":true}`, in the order of the questions. Its stderr is shown.
 * @param command Shell command that starts it.
 * @throws VectorError `IMPLEMENTATION_FAILED` from `ask`, when it ends or says something else.
 */
export function childImplementation(command: string): Implementation {
  const child = spawn(command, { shell: true, stdio: ['pipe', 'pipe', 'inherit'] })
  const waiting: { id: number; resolve: (said: Said) => void; reject: (error: Error) => void }[] = []
  let failed: VectorError | null = null
  let count = 0
  const fail = (cause?: unknown): void => {
    failed ??= new VectorError('IMPLEMENTATION_FAILED', { question: count }, cause)
    for (const { reject } of waiting.splice(0)) reject(failed)
  }
  child.on('error', fail)
  child.stdin.on('error', fail)
  const hear = (line: string): void => {
    const reply = Reply.safeParse(parse(line))
    const next = waiting.shift()
    if (next === undefined || !reply.success || reply.data.id !== next.id) {
      if (next !== undefined) waiting.unshift(next)
      fail()
    } else {
      const { id: _, ...said } = reply.data
      next.resolve(said as Said)
    }
  }
  const listen = async (): Promise<void> => {
    for await (const line of linesOf(child.stdout)) hear(line)
  }
  // Its end is a failure of whoever still waits for an answer, and of nobody else.
  listen().then(() => fail(), fail)
  return {
    ask: (op, args) =>
      new Promise((resolve, reject) => {
        if (failed !== null) return reject(failed)
        const id = ++count
        waiting.push({ id, resolve, reject })
        child.stdin.write(`${jsonLine({ id, op, args })}\n`)
      }),
    close: async () => {
      child.stdin.end()
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    },
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
