import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ServerError } from '../../src/kernel/errors.ts'
import { readBody } from '../../src/kernel/http/body.ts'

const BYTES_MAX = 200_000

function requestOf(pieces: readonly Uint8Array[], announced?: number): Request {
  const left = [...pieces]
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const piece = left.shift()
      if (piece === undefined) controller.close()
      else controller.enqueue(piece)
    },
  })
  const headers = announced === undefined ? {} : { 'content-length': String(announced) }
  return new Request('https://ttp.example', { method: 'POST', body, headers, duplex: 'half' } as RequestInit)
}

const pieces = fc.array(
  fc
    .integer({ min: 0, max: 70_000 })
    .map((length) => Uint8Array.from({ length }, (_, place) => (place * 31 + length) % 256)),
  { maxLength: 6 },
)

test('LAW-BODY-1 a body is read whole and unchanged up to the bound, whatever it announced, and never beyond it', async () => {
  await fc.assert(
    fc.asyncProperty(
      pieces,
      fc.option(fc.integer({ min: 0, max: BYTES_MAX }), { nil: undefined }),
      async (parts, announced) => {
        const whole = Buffer.concat(parts)
        const answer = readBody(requestOf(parts, announced), BYTES_MAX, 'REQUEST_TOO_LARGE')
        if (whole.length <= BYTES_MAX) expect(Buffer.compare(await answer, whole)).toBe(0)
        else await expect(answer).rejects.toThrow('REQUEST_TOO_LARGE')
      },
    ),
    { numRuns: 60 },
  )
})

test('a body that announces too much is refused before a byte of it is read', async () => {
  let pulled = false
  const body = new ReadableStream(
    {
      pull: () => {
        pulled = true
      },
    },
    { highWaterMark: 0 },
  )
  const headers = { 'content-length': String(BYTES_MAX + 1) }
  const request = new Request('https://ttp.example', { method: 'POST', body, headers, duplex: 'half' } as RequestInit)
  await expect(readBody(request, BYTES_MAX, 'CHUNK_TOO_LARGE')).rejects.toThrow(ServerError)
  expect(pulled).toBe(false)
})
