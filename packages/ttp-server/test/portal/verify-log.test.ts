import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verifyCheckpoint } from '@sluis/ttp-core/auditor'
import { type NoteSigner, signCheckpoint } from '@sluis/ttp-core/pseudonymise'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type ForkBundle, verifyFork } from '../../../client/src/auditor/fork.ts'
import { buildBundle } from '../../../portal/build/build-bundle.ts'
import { readPortalBundle } from '../../src/http/portal-bundle.ts'
import { nameBundle } from '../../src/registrar/portal.ts'
import { makeThings } from '../access/things.ts'
import { chromiumPath, type LivePortal, picture, startLivePortal, violationsOf } from './live-portal.ts'

const executablePath = chromiumPath()
const CHECKPOINT = '**/v1/log/checkpoint'

describe.skipIf(executablePath === undefined)('the log, followed by the page that verifies receipts', () => {
  let portal: LivePortal
  let folder: string
  let context: BrowserContext
  let page: Page
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sluis-following-'))
    await buildBundle(folder)
    const bundle = readPortalBundle(folder)
    portal = await startLivePortal(executablePath ?? '', () => ({ portalBundle: bundle }))
    await makeThings(portal.world)
    await portal.change((draft) => nameBundle(draft, bundle.digest, portal.world.clock.now()))
    await vi.waitFor(async () => expect((await fetch(`${portal.url}/portal/upload`)).status).toBe(200), 60_000)
    context = await portal.fresh({ viewport: { width: 360, height: 740 } })
    page = await context.newPage()
  })
  afterAll(async () => {
    rmSync(folder, { recursive: true })
    await portal?.stop()
  })

  const note = async (): Promise<string> => (await fetch(`${portal.url}/v1/log/checkpoint`)).text()
  const headOf = (shown: string): { readonly size: number } => verifyCheckpoint(shown, portal.world.verifierKey)
  const sizeOf = async (): Promise<number> => headOf(await note()).size
  /** Opens the page anew, and answers what it says of the log. */
  const visit = async (): Promise<string> => {
    await page.goto('/portal/help')
    await page.goto('/portal/assets/verify.html?lang=nl')
    const part = page.locator('section', { has: page.getByRole('heading', { name: /logboek/ }) })
    await part.waitFor()
    return ((await part.textContent()) ?? '').replace(/\u00a0/g, ' ')
  }
  const grow = async (): Promise<void> => {
    await portal.change((draft) => draft)
    await portal.world.sequenceLog()
  }
  /** Shows this note as the newest, and no tile where `tiles` says so. */
  const showing = async (shown: string, { tiles = true } = {}): Promise<string> => {
    await context.route(CHECKPOINT, (route) => route.fulfill({ body: shown, contentType: 'text/plain' }))
    if (!tiles) await context.route('**/v1/log/tile/**', (route) => route.fulfill({ status: 404 }))
    try {
      return await visit()
    } finally {
      await context.unroute(CHECKPOINT)
      await context.unroute('**/v1/log/tile/**')
    }
  }
  const forged = (size: number, signer: NoteSigner = portal.world.logKey): string =>
    signCheckpoint({ origin: signer.name, size, root: new Uint8Array(randomBytes(32)) }, signer)
  const evidence = async (): Promise<ForkBundle> => {
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Bewaar het bewijs als bestand' }).click(),
    ])
    expect(saved.suggestedFilename()).toBe('sluis-log.fork.json')
    return JSON.parse(readFileSync((await saved.path()) ?? '', 'utf8')) as ForkBundle
  }

  test('is seen for the first time, stays, and grows: each visit computes it from the one before [AUDI-33]', async () => {
    await portal.world.sequenceLog()
    const first = await sizeOf()
    expect(await visit()).toContain(`voor het eerst: ${first} regels`)
    expect(await visit()).toContain(`dezelfde ${first} regels`)
    await grow()
    const next = await sizeOf()
    expect(next).toBeGreaterThan(first)
    expect(await visit()).toContain(`van ${first} regels, die deze browser eerder zag, naar ${next}`)
    expect(await violationsOf(page)).toEqual([])
    await picture(page, 'verify-log-grew')
  })

  test('with another past is said to be forked, with what proves it: both heads and the hashes between them [AUDI-26, AUDI-32]', async () => {
    const seen = await note()
    const { size } = headOf(seen)
    for (const shown of [forged(size), forged(size - 1)]) {
      expect(await showing(shown)).toContain('LOG_FORKED')
      expect(await violationsOf(page)).toEqual([])
      const bundle = await evidence()
      expect(bundle).toMatchObject({ schema: 'sluis-fork/1', seen, shown })
      expect(verifyFork(bundle, portal.world.verifierKey)).toBe('contradiction')
    }
    await picture(page, 'verify-log-forked')
    // What was forged is not what the next is held against.
    expect(await visit()).toContain(`dezelfde ${size} regels`)
  })

  test('that was put back is said to be behind, with or without the tiles that would explain it', async () => {
    const old = await note()
    const { size: less } = headOf(old)
    await grow()
    const { size } = headOf(await note())
    expect(await visit()).toContain(`naar ${size}`)
    expect(await showing(old)).toContain(`toont nu ${less} regels, terwijl deze browser er al ${size} zag`)
    expect(await violationsOf(page)).toEqual([])
    await picture(page, 'verify-log-behind')
    // Both heads are the log's own and fit: no contradiction, and still in one hand.
    const bundle = await evidence()
    expect(bundle).toMatchObject({ shown: old })
    expect(verifyFork(bundle, portal.world.verifierKey)).toBe('unproven')
    expect(await showing(old, { tiles: false })).toContain('LOG_UNPROVEN')
    expect(verifyFork(await evidence(), portal.world.verifierKey)).toBe('unproven')
  })

  test('that is signed by another key, or gone, is not followed, and what was seen stays', async () => {
    const size = await sizeOf()
    const stranger = { name: portal.world.logKey.name, privateKey: new Uint8Array(randomBytes(32)) }
    expect(await showing(forged(size + 5, stranger))).toContain('LOG_CHECKPOINT_INVALID')
    await context.route(CHECKPOINT, (route) => route.fulfill({ status: 404 }))
    expect(await visit()).toContain('LOG_UNPROVEN')
    await context.unroute(CHECKPOINT)
    expect(await visit()).toContain(`dezelfde ${size} regels`)
  })

  test('is compared within a visit where the browser keeps nothing, and the page says so', async () => {
    const closed = await portal.fresh()
    await closed.addInitScript(
      `IDBFactory.prototype.open = () => { throw new DOMException('denied', 'SecurityError') }`,
    )
    const other = await closed.newPage()
    await other.goto('/portal/assets/verify.html?lang=en')
    await other.getByText('sees this log for the first time').waitFor()
    await other.getByText('This browser keeps nothing').waitFor()
    await closed.close()
  })
})
