import type { Page } from 'playwright-core'

/** Texts of a reader's own, as WCAG 1.4.12 has them. */
export const TEXT_SPACING = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }`

/**
 * What of a page is lost in the window that it has: where it must be scrolled sideways, and texts that are cut off, stand outside
 * the window or lie over each other. A table in a frame of its own that scrolls is not lost.
 */
export function lostOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth
    if (wide > 0) found.push(`${wide} pixels too wide`)
    const named = (element: Element): string => `${element.tagName} “${element.textContent?.trim().slice(0, 40)}”`
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const lines: { readonly of: Element; readonly box: DOMRect }[] = []
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const of = node.parentElement
      if (of === null || node.textContent?.trim() === '' || of.closest('.skip, thead, script, option') !== null)
        continue
      const frame = of.closest('.scroll')
      const isScrolled = frame !== null && frame.scrollWidth > frame.clientWidth
      const range = document.createRange()
      range.selectNodeContents(node)
      for (const box of range.getClientRects()) {
        if (box.width === 0) continue
        if (!isScrolled && (box.left < -1 || box.right > document.documentElement.clientWidth + 1))
          found.push(`outside the window: ${named(of)}`)
        if (!isScrolled) lines.push({ of, box })
      }
      for (let above: Element | null = of; above !== null; above = above.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(above)
        const cutX = overflowX === 'hidden' && above.scrollWidth > above.clientWidth + 1
        const cutY = overflowY === 'hidden' && above.scrollHeight > above.clientHeight + 1
        if (cutX || cutY) found.push(`cut off: ${named(above)}`)
      }
    }
    // Boxes of lines touch where lines are close together: what counts is the middle of each.
    lines.forEach(({ of, box }, at) => {
      const middle = { x: box.left + box.width / 2, y: box.top + box.height / 2 }
      for (const other of lines.slice(at + 1)) {
        const { left, right, top, bottom } = other.box
        const isOver = middle.x > left && middle.x < right && middle.y > top + 3 && middle.y < bottom - 3
        if (isOver && !of.contains(other.of) && !other.of.contains(of))
          found.push(`${named(of)} over ${named(other.of)}`)
      }
    })
    return [...new Set(found)]
  })
}

/** What has the focus: a name, whether it is seen to have it, and whether it can be seen at all. */
export interface Focused {
  readonly name: string
  readonly isMarked: boolean
  readonly isSeen: boolean
}

/** Presses Tab through the whole page, until the focus leaves it or comes back. */
export async function tabThrough(page: Page): Promise<Focused[]> {
  const found: Focused[] = []
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  for (let at = 0; at < 300; at++) {
    await page.keyboard.press('Tab')
    // The page is scrolled to what has the focus when it is drawn next.
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
    const focused = await page.evaluate((mark) => {
      const element = document.activeElement
      if (element === null || element === document.body || element.hasAttribute(mark)) return undefined
      element.setAttribute(mark, '')
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element)
      const box = element.getClientRects()[0] ?? element.getBoundingClientRect()
      const isIn = box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth
      const over = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
      const isTop = over !== null && (element.contains(over) || over.contains(element))
      return {
        name: `${element.tagName} “${(element.textContent || element.getAttribute('name'))?.trim().slice(0, 40)}”`,
        isMarked:
          outlineStyle !== 'none' &&
          Number.parseFloat(outlineWidth) >= 2 &&
          !/(?:, 0\)|transparent)$/.test(outlineColor),
        isSeen: isIn && isTop,
      }
    }, 'data-tabbed')
    if (focused === undefined) return found
    found.push(focused)
  }
  throw new Error('the focus never leaves the page')
}

/** How many things of a page take the focus by Tab; radio buttons of one name count once. */
export function focusableOn(page: Page): Promise<number> {
  return page.evaluate(() => {
    const all = [
      ...document.querySelectorAll<HTMLElement>('a[href], button, input:not([type=hidden]), select, summary, textarea'),
    ]
    const shown = all.filter((element) => element.checkVisibility() && !element.hasAttribute('disabled'))
    const keyOf = (element: HTMLElement): unknown =>
      element instanceof HTMLInputElement && element.type === 'radio'
        ? `${element.form?.action} ${element.name}`
        : element
    // A frame that scrolls takes the focus too, and has nothing to press.
    const frames = [...document.querySelectorAll('.scroll, pre')].filter(
      (frame) => frame.scrollWidth > frame.clientWidth || frame.hasAttribute('tabindex'),
    )
    return new Set([...shown.map(keyOf), ...frames]).size
  })
}
