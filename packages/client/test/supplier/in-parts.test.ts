import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkFile } from '../../src/supplier/check/check-file.ts'
import type { Crew, CrewPart } from '../../src/supplier/check/parts/crew.ts'
import { checkInParts } from '../../src/supplier/check/parts/in-parts.ts'
import { partReader } from '../../src/supplier/check/parts/part-reader.ts'
import { nodeCrew } from '../../src/supplier/node/crew.ts'
import type { Origin } from '../../src/supplier/read/origin.ts'
import { hasPlainBytes, lastRowEnd } from '../../src/supplier/read/read-part.ts'

const now = () => new Date('2026-06-01T12:00:00Z')
const HEADER = 'ticketnummer;voornaam;achternaam;e-mail;postcode;huisnummer;geboortedatum;bezoekdatum;aantal;opmerking'

/** A file in memory that comes in small pieces. */
function originOf(content: string | Uint8Array, chunk = 512): Origin {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return {
    name: 'export.csv',
    bytes: bytes.length,
    stamp: async () => 'the same',
    async *chunks({ start = 0, end = bytes.length } = {}) {
      for (let at = start; at < Math.min(end, bytes.length); at += chunk)
        yield bytes.slice(at, Math.min(at + chunk, end, bytes.length))
    },
  }
}

/** A crew that counts what it was given. */
function counted(crew: Crew) {
  const seen = { parts: 0, batches: 0 }
  const watched: Crew = (...job) => {
    const parts = crew(...job)
    return parts && watch(parts)
  }
  async function* watch(parts: AsyncIterable<CrewPart>): AsyncGenerator<CrewPart> {
    for await (const part of parts) {
      if (Array.isArray(part)) seen.batches++
      else seen.parts++
      yield part
    }
  }
  return { seen, crew: watched }
}

/** Two checkers in this thread: what they are given is copied as threads copy it. */
const here: Crew = (prepared, rules, options) =>
  checkInParts(prepared, rules, options, (settings) =>
    [1, 2].map(() => {
      const check = partReader(structuredClone(settings))
      return { check: async (bytes, place) => structuredClone(check(bytes, place)), end: async () => undefined }
    }),
  )

async function both(content: string | Uint8Array, { chunk = 512, by = here }: { chunk?: number; by?: Crew } = {}) {
  const { seen, crew } = counted(by)
  const alone = await checkFile(originOf(content, chunk), { now })
  const apart = await checkFile(originOf(content, chunk), { now, crew })
  return { alone: JSON.stringify(alone), apart: JSON.stringify(apart), seen, report: alone }
}

const plain = (row: number): string =>
  `T${row};Saskia;Bakker;saskia${row % 40}@gmail.com;1016 GV;${row % 90};03-05-1980;0${1 + (row % 9)}-05-2026 20:15;2;`
const lines = (count: number, line: (row: number) => string = plain): string =>
  Array.from({ length: count }, (_, row) => `${line(row)}\r\n`).join('')

const cell = fc.constantFrom(
  ...[
    '',
    'Bakker',
    'Test',
    'n.v.t.',
    '1016 GV',
    '12',
    '12-hs',
    '01-01-1980',
    '31-02-2026',
    '03-05-2026 20:15',
    'x@gmail.com',
  ],
  ...[
    'info@theater.nl',
    '0612345678',
    '300',
    '"een; twee"',
    '"een\ntwee"',
    '"a ""b"" c"',
    'ë😀',
    '"open',
    'TOTAAL',
    '-12,50',
  ],
)
const line = fc.oneof(
  { weight: 12, arbitrary: fc.array(cell, { minLength: 9, maxLength: 11 }).map((cells) => cells.join(';')) },
  { weight: 1, arbitrary: fc.constantFrom('', ';;', HEADER, 'bezoekdatum;voornaam', 'Tweede tabel') },
)

describe('a file checked in parts', () => {
  it('gives the report of one that is read row by row, byte for byte, whatever stands in it', {
    timeout: 300_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 40 }),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 40, max: 700 }),
        async (rows, end, chunk) => {
          const text = `${HEADER}${end}${lines(12)}${rows.join(end)}${end}${lines(5)}`
          const { alone, apart } = await both(text, { chunk })
          expect(apart).toBe(alone)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('gives it from threads too', async () => {
    const { alone, apart, seen } = await both(`${HEADER}\r\n${lines(400)}`, { by: nodeCrew({ threads: 2 }) })
    expect(apart).toBe(alone)
    expect(seen.parts).toBeGreaterThan(20)
  })

  it('is read in parts as long as they end where rows end', async () => {
    const { alone, apart, seen, report } = await both(`${HEADER}\r\n${lines(400)}`)
    expect(apart).toBe(alone)
    expect(report.rows.total).toBe(400)
    expect(seen.parts).toBeGreaterThan(20)
    expect(seen.batches).toBe(0)
  })

  it('keeps breaks within quotes, counts the lines on, and names rows as the file has them', async () => {
    const broken = (row: number) => `${plain(row)}"eerste\n;tweede"`
    const { alone, apart, seen, report } = await both(`${HEADER}\r\n${lines(300, broken)}${lines(3, () => 'scheef;2')}`)
    expect(apart).toBe(alone)
    expect(report.findings.find(({ code }) => code === 'ROW_RAGGED')).toMatchObject({
      rows: [301, 302, 303],
      lines: [602, 603, 604],
    })
    expect(seen.batches).toBe(0)
  })

  it('is read on in one go from where a quote stands that means nothing', async () => {
    const stray = `${lines(100)}T100;"Saskia" B;"x;\r\nT7;"a;b\r\n${lines(200)}`
    const { alone, apart, seen } = await both(`${HEADER}\r\n${stray}`)
    expect(apart).toBe(alone)
    expect(seen.parts).toBeGreaterThan(5)
    expect(seen.batches).toBeGreaterThan(0)
  })

  it('is read on in one go where a second table may stand below a gap', async () => {
    const second = `${lines(60)}\r\nbezoekdatum;voornaam\r\n${lines(60)}`
    const { alone, apart, seen } = await both(`${HEADER}\r\n${second}`, { chunk: 300 })
    expect(apart).toBe(alone)
    expect(alone).toContain('ROW_OTHER_TABLE')
    expect(seen.parts).toBeGreaterThan(5)
    expect(seen.batches).toBeGreaterThan(0)
  })

  it('says the same of a quote that nothing closes, and of a file in another encoding', async () => {
    const open = await both(`${HEADER}\r\n${lines(100)}T1;"open\r\n${lines(3)}`)
    expect(open.apart).toBe(open.alone)
    expect(open.alone).toContain('QUOTE_NOT_CLOSED')
    const latin = Uint8Array.from(Buffer.from(`${HEADER}\r\n${lines(100).replaceAll('Bakker', 'Bäkkér')}`, 'latin1'))
    const other = await both(latin)
    expect(other.apart).toBe(other.alone)
    expect(other.seen.parts).toBeGreaterThan(5)
  })

  it('is left to one thread where parts cannot be told in the bytes', async () => {
    const wide = Uint8Array.from(Buffer.from(`\ufeff${HEADER}\r\n${lines(20)}`, 'utf16le'))
    const { alone, apart, seen } = await both(wide)
    expect(apart).toBe(alone)
    expect(seen).toEqual({ parts: 0, batches: 0 })
    expect([hasPlainBytes('utf-16be'), hasPlainBytes('windows-1252')]).toEqual([false, true])
  })

  it('ends when it is stopped', async () => {
    const stop = new AbortController()
    const onProgress = () => stop.abort(new Error('stopped'))
    const crew = nodeCrew({ threads: 1 })
    const origin = originOf(`${HEADER}\r\n${lines(2_000)}`)
    const { chunks } = origin
    const heeding: Origin = {
      ...origin,
      async *chunks(range) {
        for await (const piece of chunks(range)) {
          range?.signal?.throwIfAborted()
          yield piece
        }
      },
    }
    await expect(checkFile(heeding, { now, crew, onProgress, signal: stop.signal })).rejects.toThrow('stopped')
  })
})

describe('the end of the last row of some bytes', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)
  it.each([
    ['', 0],
    ['a;b', 0],
    ['a;b\nc', 4],
    ['a;"b\nc', 0],
    ['a\n"b\nc"\r\nd', 9],
    ['"a""b"\n"', 7],
  ])('of %j is %i', (text, end) => {
    expect(lastRowEnd(bytes(text), 34)).toBe(end)
  })
})
