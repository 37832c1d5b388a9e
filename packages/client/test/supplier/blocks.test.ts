import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkFile } from '../../src/supplier/check/check-file.ts'
import { BlockCounter, type CountedTurn } from '../../src/supplier/check/count-block.ts'
import { countInOrder } from '../../src/supplier/check/count-in-order.ts'
import { type CountRows, countRows } from '../../src/supplier/check/count-rows.ts'
import { FileError } from '../../src/supplier/findings.ts'
import type { Mapping } from '../../src/supplier/map/mapping.ts'
import { fileOrigin } from '../../src/supplier/node/file-origin.ts'
import { blobOrigin } from '../../src/supplier/read/blob-origin.ts'
import { firstPlace, readBlock } from '../../src/supplier/read/block.ts'
import type { Origin } from '../../src/supplier/read/origin.ts'
import { CASES } from '../corpus/make/cases.ts'
import { FOLDER } from '../corpus/make/write.ts'

/** How a file is counted: how many count, who takes the next block, and how large blocks are. */
interface Deal {
  readonly counters: number
  readonly bytes: number
  /** Drawn once for each block. */
  readonly who: (block: number) => number
}

/** Counts as threads do, without any. What goes from one to the other is copied as it would be. */
function countDealt(content: Uint8Array, { counters, bytes, who }: Deal, seen: { blocks: number }): CountRows {
  return async (prepared, job) => {
    const { plan, source } = prepared
    const { blocks, columns, survey } = source
    if (!blocks) return countRows(prepared, job)
    const form = structuredClone(blocks.form)
    const work = structuredClone({ plan, rules: job.rules, columns, withLines: job.rowsOut !== undefined })
    const all = Array.from({ length: counters }, (_, at) =>
      at === 0 ? new BlockCounter(work, job.tally) : new BlockCounter(work),
    )
    const readAt = (into: Uint8Array, at: number): number => {
      const part = content.subarray(at, at + into.length)
      into.set(part)
      return part.length
    }
    async function* turns(): AsyncGenerator<CountedTurn> {
      let place: ReturnType<typeof firstPlace> | undefined = firstPlace(form, survey.markBytes)
      for (let number = 0; place; number++) {
        seen.blocks++
        const block = readBlock(form, structuredClone(place), readAt, bytes)
        const counter = all[who(number) % counters] as BlockCounter
        yield structuredClone(counter.countTurn(number, block))
        place = block.next
      }
    }
    const states = async () => structuredClone(all.slice(1).map((counter) => counter.state()))
    await countInOrder(prepared, blocks, job, { turns: turns(), states })
  }
}

const NOW = () => new Date('2026-11-20T12:00:00Z')

/** The report and the lines about the rows, or the code of what keeps the file from being looked at. */
async function checked(origin: Origin, mapping: Mapping | undefined, count?: CountRows): Promise<readonly string[]> {
  let lines = ''
  const rowsOut = () => ({
    write: async (text: string) => {
      lines += text
    },
    close: async () => undefined,
  })
  const periods = [{ inForceFrom: '2025-01-01' }]
  try {
    const report = await checkFile(origin, { ...(mapping && { mapping }), rowsOut, periods, now: NOW }, count)
    return [JSON.stringify(report), lines]
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    return [error.code]
  }
}

describe('rows that are counted in blocks', () => {
  it('give the report and the lines of one count, whatever the file, the blocks and who counts them', async () => {
    const seen = { blocks: 0 }
    let files = 0
    for (const { name, expected } of CASES) {
      const path = join(FOLDER, name)
      const origin = await fileOrigin(path)
      const mapping = expected.mapping as Mapping | undefined
      const content = readFileSync(path)
      const whole = await checked(origin, mapping)
      for (const [counters, bytes] of [
        [1, 40],
        [2, 300],
        [5, 4],
      ] as const) {
        const who = (block: number) => block * 7 + (block >> 2)
        const dealt = await checked(origin, mapping, countDealt(content, { counters, bytes, who }, seen))
        expect(dealt, `${name}, ${counters} counters, ${bytes} bytes`).toEqual(whole)
      }
      files++
    }
    expect(files).toBeGreaterThan(100)
    expect(seen.blocks).toBeGreaterThan(files * 10)
  })

  it('give the same of any text: quotes over lines and stray ones, line ends of every kind, other tables, wide letters', async () => {
    const cell = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom('R1', 'R2', 'Jan', '', ' ', '1016 GV', '03-05-2026', 'jan@voorbeeld.nl'),
      },
      {
        weight: 3,
        arbitrary: fc.constantFrom('"a;b"', '"zegt ""ja"""', '"regel\neen"', '"over\r\ndrie\nregels"', 'Zoë', '€ 1'),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          '"open',
          'in"nen',
          '"a"b',
          'Totaal',
          '# x',
          'Naam',
          'Klantnr',
          '\u{1f3ad}',
          '0612345678',
        ),
      },
    )
    const line = fc.tuple(
      fc.oneof(
        { weight: 6, arbitrary: fc.array(cell, { minLength: 0, maxLength: 6 }).map((cells) => cells.join(';')) },
        {
          weight: 1,
          arbitrary: fc.constantFrom(
            '',
            '\nPostcode;Klantnr;Naam',
            '\nWoonplaats;Straat;Huisnummer',
            'Klantnr;Naam;Postcode;Bezoekdatum;E-mail;Opmerking',
          ),
        },
      ),
      fc.constantFrom('\n', '\n', '\r\n', '\r'),
    )
    const encode = {
      'utf-8': (text: string) => Buffer.from(text),
      'utf-16le': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
      'utf-16be': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
      latin1: (text: string) => Buffer.from(text, 'latin1'),
    }
    const seen = { blocks: 0 }
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 25 }),
        fc.constantFrom(...(Object.keys(encode) as (keyof typeof encode)[])),
        fc.constantFrom('', 'sep=;\n', 'Export van gisteren\n\n'),
        fc.record({ counters: fc.integer({ min: 1, max: 4 }), bytes: fc.integer({ min: 4, max: 200 }) }),
        fc.array(fc.nat(3), { minLength: 1, maxLength: 9 }),
        async (lines, encoding, above, { counters, bytes }, owners) => {
          const full = Array.from({ length: 6 }, (_, at) => `R${at};Bakker;1016 GV;03-05-2026;a${at}@voorbeeld.nl;`)
          const head = `${above}Klantnr;Naam;Postcode;Bezoekdatum;E-mail;Opmerking\n${full.join('\n')}\n`
          const content = encode[encoding](head + lines.map(([text, end]) => text + end).join(''))
          const origin = blobOrigin(new File([new Uint8Array(content)], 'export.csv'))
          const who = (block: number) => owners[block % owners.length] ?? 0
          const whole = await checked(origin, undefined)
          expect(await checked(origin, undefined, countDealt(content, { counters, bytes, who }, seen))).toEqual(whole)
        },
      ),
      { numRuns: 400 },
    )
    expect(seen.blocks).toBeGreaterThan(2_000)
  })
})
