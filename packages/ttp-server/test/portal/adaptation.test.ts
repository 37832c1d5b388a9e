import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PAGES } from '../../src/domains/portal/page.ts'
import { makeThings, type Things } from '../access/things.ts'
import { focusableOn, lostOn, TEXT_SPACING, tabThrough } from './adapted.ts'
import { chromiumPath, type LivePortal, picture, startLivePortal, violationsOf } from './live-portal.ts'

const executablePath = chromiumPath()
const LANGUAGES = ['nl-NL', 'en-GB'] as const
/** Whoever signs in, and the pages that are theirs alone. */
const READERS = ['p-institution-administrator pwd', 'p-registrar mfa', undefined] as const

describe.skipIf(executablePath === undefined)('pages as their readers set them', { timeout: 240_000 }, () => {
  let portal: LivePortal
  let things: Things
  beforeAll(async () => {
    portal = await startLivePortal(executablePath ?? '')
    things = await makeThings(portal.world)
  })
  afterAll(() => portal?.stop())

  const pathsOf = (who: string | undefined): [string, string][] => {
    if (who === undefined) return [['welcome', '/portal/']]
    if (who.startsWith('p-registrar')) return [['requests', '/portal/requests']]
    return Object.entries(PAGES)
      .filter(([name]) => !['receipt', 'statementText', 'requests'].includes(name))
      .map(([name, { path }]) => [
        name,
        path.replace(':deliveryId', things.closed.museum ?? '').replace(':agreement', 'museum-tenant'),
      ])
  }
  /** Looks at every page, in both languages unless one of them will do, in a browser that is set like this. */
  async function everywhere(
    name: string,
    options: Parameters<LivePortal['fresh']>[0],
    look: (page: Page) => Promise<string[]>,
    languages: readonly string[] = LANGUAGES,
  ): Promise<string[]> {
    const found: string[] = []
    for (const locale of languages)
      for (const who of READERS) {
        const context: BrowserContext = await portal.fresh({ ...options, locale })
        const page = await context.newPage()
        await page.goto('/portal/')
        if (who !== undefined) await portal.signIn(page, who)
        for (const [title, path] of pathsOf(who)) {
          await page.goto(path)
          for (const each of await look(page)) found.push(`${title} ${locale}: ${each}`)
          await picture(page, `${name}-${title}-${locale}`)
        }
        await context.close()
      }
    return found
  }

  test('at 400 %, in a window of 320 by 256 pixels, nothing is lost and nothing scrolls sideways (WCAG 1.4.10)', async () => {
    expect(await everywhere('zoom-400', { viewport: { width: 320, height: 256 } }, lostOn)).toEqual([])
  })

  test('at 200 %, and with letters of twice the size in a window as it was, nothing is lost (WCAG 1.4.4)', async () => {
    const larger = async (page: Page): Promise<string[]> => {
      const zoomed = await lostOn(page)
      await page.setViewportSize({ width: 1280, height: 1024 })
      await page.addStyleTag({ content: 'html { font-size: 200% !important }' })
      const letters = (await lostOn(page)).map((each) => `letters: ${each}`)
      await page.setViewportSize({ width: 640, height: 512 })
      return [...zoomed, ...letters]
    }
    const options = { viewport: { width: 640, height: 512 }, bypassCSP: true }
    expect(await everywhere('zoom-200', options, larger, ['nl-NL'])).toEqual([])
  })

  test('with the space between lines, words and letters that a reader may set, nothing is lost (WCAG 1.4.12)', async () => {
    const spaced = async (page: Page): Promise<string[]> => {
      await page.addStyleTag({ content: TEXT_SPACING })
      return lostOn(page)
    }
    for (const width of [1280, 360]) {
      const options = { viewport: { width, height: 740 }, bypassCSP: true }
      expect(await everywhere(`spaced-${width}`, options, spaced, ['nl-NL'])).toEqual([])
    }
  })

  test.each(['light', 'dark'] as const)(
    'in forced colours, %s: what can be pressed has an edge or a line, and no contrast is lost',
    async (colorScheme) => {
      const unseen = (page: Page): Promise<string[]> =>
        page.evaluate(() =>
          [...document.querySelectorAll<HTMLElement>('a[href], button, .button, input:not([type=hidden]), select')]
            .filter((element) => element.checkVisibility())
            .filter((element) => {
              const { borderTopStyle, borderTopWidth, textDecorationLine, color } = getComputedStyle(element)
              const hasEdge = borderTopStyle !== 'none' && Number.parseFloat(borderTopWidth) > 0
              const isLink = element.matches('a') && color !== getComputedStyle(document.body).color
              return !hasEdge && !isLink && !textDecorationLine.includes('underline')
            })
            .map((element) => `unseen: ${element.outerHTML.slice(0, 80)}`),
        )
      const options = { forcedColors: 'active', colorScheme } as const
      const look = async (page: Page): Promise<string[]> => [...(await unseen(page)), ...(await violationsOf(page))]
      expect(
        await everywhere(`forced-${colorScheme}`, options, look, [colorScheme === 'light' ? 'nl-NL' : 'en-GB']),
      ).toEqual([])
    },
  )

  test('for whoever wants little motion nothing moves by itself, nor glides (WCAG 2.3.3)', async () => {
    const moving = (page: Page): Promise<string[]> =>
      page.evaluate(() => {
        const glides = getComputedStyle(document.documentElement).scrollBehavior === 'smooth' ? ['scrolling'] : []
        const slow = [...document.querySelectorAll('*')].filter((element) => {
          const { transitionDuration, animationName } = getComputedStyle(element)
          return Number.parseFloat(transitionDuration) > 0 || animationName !== 'none'
        })
        return [...glides, ...slow.map(({ tagName }) => tagName)]
      })
    expect(await everywhere('still', { reducedMotion: 'reduce' }, moving, ['nl-NL'])).toEqual([])
    // Whoever did not ask for stillness gets some: the question above has an answer.
    const page = await (await portal.fresh({ reducedMotion: 'no-preference' })).newPage()
    await page.goto('/portal/')
    expect(await moving(page)).toEqual(['scrolling'])
    await page.context().close()
  })

  test.each([
    ['a desk', { width: 1280, height: 800 }],
    ['400 %', { width: 320, height: 256 }],
  ] as const)(
    'on %s, Tab reaches all that can be pressed, and each is seen to have the focus (WCAG 2.1.1, 2.4.7, 2.4.11)',
    async (_, viewport) => {
      const tabbed = async (page: Page): Promise<string[]> => {
        const [expected, reached] = [await focusableOn(page), await tabThrough(page)]
        const bad = reached.filter(({ isMarked, isSeen }) => !isMarked || !isSeen)
        const short = expected === reached.length ? [] : [`${reached.length} of ${expected} reached`]
        return [...short, ...bad.map(({ name, isMarked }) => `${isMarked ? 'out of sight' : 'not marked'}: ${name}`)]
      }
      expect(
        await everywhere(`focus-${viewport.width}`, { viewport, reducedMotion: 'reduce' }, tabbed, ['en-GB']),
      ).toEqual([])
    },
  )

  test('the whole way by keyboard alone: in, a delivery, its receipt, the other language, a colleague, out', async () => {
    const context = await portal.fresh({ reducedMotion: 'reduce' })
    const page = await context.newPage()
    /** Presses Tab until this has the focus, as whoever has no mouse does. */
    const to = async (name: string | RegExp): Promise<void> => {
      for (let at = 0; at < 80; at++) {
        await page.keyboard.press('Tab')
        const text = await page.evaluate(
          () => document.activeElement?.textContent?.trim() || document.activeElement?.getAttribute('name') || '',
        )
        if (typeof name === 'string' ? text === name : name.test(text)) return
      }
      throw new Error(`Tab never comes to ${name}`)
    }
    const enter = async (name: string | RegExp, url: RegExp): Promise<void> => {
      await to(name)
      await page.keyboard.press('Enter')
      await page.waitForURL(url)
    }
    await page.goto('/portal/')
    await enter('Inloggen', /interaction|authorize|auth/)
    await page.getByLabel('Who').focus()
    await page.keyboard.type('p-institution-administrator pwd')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/portal\//)
    await enter('Leveringen', /deliveries$/)
    await enter(new RegExp(things.closed.museum?.slice(0, 8) ?? ''), /deliveries\/./)
    await to('Bewijs downloaden')
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
    expect(download.suggestedFilename()).toContain('receipt.json')
    await to('English')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'Nederlands' }).waitFor()
    await enter('Colleagues', /colleagues$/)
    await enter('Sign out', /logout|session|end|signed-out/)
    await context.close()
  })
})
