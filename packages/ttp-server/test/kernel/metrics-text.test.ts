import { expect, test } from 'vitest'
import { exposition } from '../../src/metrics/expose.ts'
import { serveMetrics } from '../../src/metrics/serve.ts'

const NOW = new Date('2026-03-01T12:00:00Z')
const at = (seconds: number): Date => new Date(NOW.getTime() - seconds * 1000)

test('what was measured is OpenMetrics text, with closed words for labels and an end [SECU-20]', async () => {
  const text = await exposition(
    {
      answered: new Map([
        ['ttp_identity', true],
        ['ttp_audit', false],
      ]),
      waiting: new Map([['resolution', { count: 2, chunks: 7, aside: 1, oldestAt: at(90) }]]),
      refused: new Map([['PART_CONTENT_INVALID', 3]]),
      cases: { count: 4, oldestAt: at(3600) },
      engines: { identity: 'ready', key: 'sealed' },
    },
    NOW,
  )
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('# HELP'))
  expect(lines.filter((line) => !line.startsWith('#'))).toEqual([
    'sluis_database_up{role="ttp_identity"} 1',
    'sluis_database_up{role="ttp_audit"} 0',
    'sluis_deliveries_waiting{stage="resolution"} 2',
    'sluis_chunks_waiting{stage="resolution"} 7',
    'sluis_deliveries_tried_in_vain{stage="resolution"} 1',
    'sluis_deliveries_waiting_oldest_seconds{stage="resolution"} 90',
    'sluis_deliveries_refused_total{code="PART_CONTENT_INVALID"} 3',
    'sluis_review_cases_open 4',
    'sluis_review_cases_oldest_seconds 3600',
    'sluis_engine_state{engine="identity",state="ready"} 1',
    'sluis_engine_state{engine="identity",state="sealed"} 0',
    'sluis_engine_state{engine="identity",state="stopped"} 0',
    'sluis_engine_state{engine="identity",state="unknown"} 0',
    'sluis_engine_state{engine="key",state="ready"} 0',
    'sluis_engine_state{engine="key",state="sealed"} 1',
    'sluis_engine_state{engine="key",state="stopped"} 0',
    'sluis_engine_state{engine="key",state="unknown"} 0',
  ])
  expect(lines).toContain('# TYPE sluis_deliveries_refused counter')
  expect(text.endsWith('# EOF\n')).toBe(true)
})

test('it is served on the loopback address under one path, and a failure says nothing', async () => {
  let fails = false
  const server = await serveMetrics(0, async () => {
    if (fails) throw new Error('canary-7f3a')
    return 'sluis_database_up 1\n# EOF\n'
  })
  const url = `http://127.0.0.1:${server.port}`
  try {
    const answer = await fetch(`${url}/metrics`)
    expect(answer.headers.get('content-type')).toBe('application/openmetrics-text; version=1.0.0; charset=utf-8')
    expect(await answer.text()).toContain('sluis_database_up 1')
    expect((await fetch(`${url}/`)).status).toBe(404)
    expect((await fetch(`${url}/metrics`, { method: 'POST' })).status).toBe(404)
    fails = true
    const failed = await fetch(`${url}/metrics`)
    expect([failed.status, await failed.text()]).toEqual([500, ''])
    await expect(serveMetrics(server.port, async () => '')).rejects.toMatchObject({ code: 'PORT_IN_USE' })
  } finally {
    await server.stop()
  }
})
