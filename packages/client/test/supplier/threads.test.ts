import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { checkFile } from '../../src/supplier/check/check-file.ts'
import type { FileReport } from '../../src/supplier/check/report.ts'
import { countOverThreads, type Division } from '../../src/supplier/node/count-over-threads.ts'
import { fileOrigin } from '../../src/supplier/node/file-origin.ts'
import { RowsOut } from '../../src/supplier/node/rows-out.ts'
import { fileWith, museumExport, temporaryFolder } from './sample-file.ts'

const NOW = () => new Date('2026-06-01T12:00:00Z')
const SMALL = { leastBytes: 0, blockBytes: 4_000 }

/** A file with what makes findings: values that come again, rows that come again, faults, test rows, another table. */
function manyFindings(rows: number): string {
  const [head = '', ...lines] = museumExport(rows).trimEnd().split('\n')
  const ugly = lines.map((line, at) => {
    if (at % 211 === 0) return `${line}\n${line}`
    if (at % 97 === 0) return line.replace(/\d{4}-\d\d-\d\d/, '31-02-2025')
    if (at % 89 === 0) return line.replace(/;[^;]*@/, ';kassa@')
    if (at % 83 === 0) return `${line};too;many`
    if (at % 71 === 0) return `"R${at}";"over\ntwo lines";Jansen;;;;2025-03-01;`
    return at % 500 === 0 ? `${line}\n\nTotaal;;;;;;;12,50` : line
  })
  return `Export\n\n${head}\n${ugly.join('\n')}\n`
}

interface Options {
  readonly signal?: AbortSignal
  readonly rowsOut?: string
  readonly onProgress?: (progress: { rows: number; share: number }) => void
}

async function check(path: string, division: Division, { rowsOut, ...options }: Options = {}): Promise<FileReport> {
  const origin = await fileOrigin(path)
  const out = rowsOut === undefined ? {} : { rowsOut: () => new RowsOut(rowsOut) }
  return checkFile(origin, { ...options, ...out, now: NOW }, countOverThreads(origin, division))
}

/** A program for the other threads, in a file of its own. */
function program(text: string): URL {
  const path = join(temporaryFolder(), 'program.mjs')
  writeFileSync(path, text)
  return pathToFileURL(path)
}

/** What a thread does that takes the turn to read, as `ReadingTurn` does. */
const TAKE = `
  import { workerData } from 'node:worker_threads'
  const control = new Int32Array(workerData.turn.control)
  while (Atomics.compareExchange(control, 0, 0, workerData.reader) !== 0);
`

describe('a large file that is checked over several threads', () => {
  it('has the report, and the lines about its rows, that one thread gives', async () => {
    const path = fileWith(manyFindings(4_000))
    const folder = temporaryFolder()
    const out = (name: string) => join(folder, name)
    const one = await check(path, { threads: 1 }, { rowsOut: out('one') })
    expect(one.findings.length).toBeGreaterThan(8)
    const shares: number[] = []
    for (const threads of [2, 3]) {
      const onProgress = ({ share }: { share: number }): void => void shares.push(share)
      const several = await check(path, { threads, ...SMALL }, { rowsOut: out('several'), onProgress })
      expect(JSON.stringify(several)).toBe(JSON.stringify(one))
      expect(readFileSync(out('several'), 'utf8')).toBe(readFileSync(out('one'), 'utf8'))
      expect(shares.length).toBeGreaterThan(30)
      expect(shares).toEqual(shares.toSorted((a, b) => a - b))
      expect(shares.splice(0).at(-1)).toBe(1)
    }
  })

  it.each([
    [
      'a quote without an end',
      `${museumExport(400)}R9;"open;Jansen;;;;2025-03-01;\n${museumExport(20)}`,
      'QUOTE_NOT_CLOSED',
    ],
    ['a row without an end', `${museumExport(400)}R9;${'x'.repeat(1 << 21)}\n${museumExport(20)}`, 'ROW_TOO_LONG'],
  ])('ends at %s with what came before, as one thread does', async (_, content, code) => {
    const path = fileWith(content)
    const one = await check(path, { threads: 1 })
    expect(one.findings.map((finding) => finding.code)).toContain(code)
    expect(JSON.stringify(await check(path, { threads: 2, ...SMALL }))).toBe(JSON.stringify(one))
  })

  it('says that the file changed while it was read', async () => {
    const path = fileWith(museumExport(2_000))
    let isWritten = false
    const onProgress = (): void => {
      if (!isWritten) writeFileSync(path, museumExport(2_001))
      isWritten = true
    }
    const report = await check(path, { threads: 2, ...SMALL }, { onProgress })
    expect(report.findings.map(({ code }) => code)).toContain('FILE_CHANGED')
    expect(report.ok).toBe(false)
  })

  it('stops when it is told to', async () => {
    const path = fileWith(museumExport(2_000))
    const stop = new AbortController()
    const reason = new Error('enough')
    const onProgress = (): void => stop.abort(reason)
    await expect(check(path, { threads: 2, ...SMALL }, { signal: stop.signal, onProgress })).rejects.toBe(reason)
  })

  it.each([
    ['is not at hand', () => pathToFileURL(join(temporaryFolder(), 'absent.mjs'))],
    ['fails before it begins', () => program('throw new Error("no")')],
    ['ends before it begins', () => program('')],
  ])('does not need a thread whose program %s', async (_, absent) => {
    const path = fileWith(museumExport(500))
    const one = await check(path, { threads: 1 })
    expect(JSON.stringify(await check(path, { threads: 3, ...SMALL, program: absent() }))).toBe(JSON.stringify(one))
  })

  it.each([
    ['fails while it reads', `${TAKE} throw new RangeError('broken')`, 'broken'],
    ['ends while it reads', `${TAKE} process.exit(0)`, 'a thread ended early'],
  ])('does not wait for a thread that %s', async (_, text, message) => {
    const path = fileWith(museumExport(20_000))
    await expect(check(path, { threads: 2, ...SMALL, program: program(text) })).rejects.toThrow(message)
  })
})
