import { expect, test } from 'vitest'
import { ServerError } from '../../src/kernel/errors.ts'
import { reportFailures } from '../../src/kernel/report-failures.ts'

function reporter(): {
  readonly report: (error: unknown) => void
  readonly said: string[]
  readonly wait: (ms: number) => void
} {
  let clock = 0
  const said: string[] = []
  const keep = (_message: string, fields: { code?: string; count?: number } = {}): void => {
    said.push(`${fields.code} ${fields.count}`)
  }
  const report = reportFailures({ info: keep, warn: keep, error: keep }, 'stands still', () => new Date(clock))
  return {
    report,
    said,
    wait: (ms) => {
      clock += ms
    },
  }
}

test('the same failure is said once, and again with its count while it lasts', () => {
  const { report, said, wait } = reporter()
  for (let turn = 0; turn < 40; turn += 1) {
    report(new ServerError('UNAVAILABLE'))
    wait(500)
  }
  expect(said).toEqual(['UNAVAILABLE 1', 'UNAVAILABLE 20'])
})

test('another failure is said at once', () => {
  const { report, said } = reporter()
  for (const code of ['UNAVAILABLE', 'UNAVAILABLE', 'LOG_INCONSISTENT', 'UNAVAILABLE'] as const) {
    report(new ServerError(code))
  }
  expect(said).toEqual(['UNAVAILABLE 1', 'LOG_INCONSISTENT 1', 'UNAVAILABLE 1'])
})

test('what the message of an error holds is not said', () => {
  const said: string[] = []
  const keep = (message: string, fields: object = {}): void => {
    said.push(JSON.stringify({ message, ...fields }))
  }
  const report = reportFailures({ info: keep, warn: keep, error: keep }, 'stands still', () => new Date(0))
  report(new Error('Anna de Vries, Kerkstraat 1'))
  expect(said).toHaveLength(1)
  expect(said[0]).not.toContain('Vries')
})
