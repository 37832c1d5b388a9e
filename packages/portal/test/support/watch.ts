import AxeBuilder from 'axe-core'
import type { BrowserContext, Locator, Page } from 'playwright-core'

/** Everything of a browser that somebody else could get to see. */
export interface Watch {
  /** Requests with their bodies, from the page and from its workers. */
  readonly requests: string[]
  /** Lines of the console, errors of the page among them. */
  readonly said: string[]
}

export function watch(context: BrowserContext): Watch {
  const seen: Watch = { requests: [], said: [] }
  context.on('request', (request) => {
    seen.requests.push(
      `${request.method()} ${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ''}`,
    )
  })
  context.on('console', (message) => seen.said.push(message.text()))
  context.on('weberror', (error) => seen.said.push(String(error.error())))
  return seen
}

/** All that the page's origin keeps, as text; a key that cannot be extracted shows as an empty object. */
export async function keptBy(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const found: unknown[] = [{ ...localStorage }, { ...sessionStorage }, await caches.keys(), document.cookie]
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name)
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
      for (const store of database.objectStoreNames) {
        const objects = database.transaction(store).objectStore(store)
        const all = <Result>(request: IDBRequest<Result>): Promise<Result> =>
          new Promise((resolve, reject) => {
            request.onsuccess = () => resolve(request.result)
            request.onerror = () => reject(request.error)
          })
        found.push(name, store, await all(objects.getAllKeys()), await all(objects.getAll()))
      }
      database.close()
    }
    return JSON.stringify(found)
  })
}

/** The receipt of a delivery as the page keeps it. */
export function receiptOf(page: Page, deliveryId: string): Promise<string> {
  return page.evaluate(async (name) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('sluis')
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    const text = await new Promise<string>((resolve, reject) => {
      const request = database.transaction('contents').objectStore('contents').get(name)
      request.onsuccess = () => resolve(String(request.result))
      request.onerror = () => reject(request.error)
    })
    database.close()
    return text
  }, `receipts/${deliveryId}.json`)
}

/** The rules of WCAG 2.2 A and AA that this state of the page breaks, each with the first element that does. */
export async function axeOf(page: Page): Promise<string[]> {
  // By the protocol of the browser's tools: the page's own policy lets no script in.
  await page.evaluate(AxeBuilder.source)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof AxeBuilder }
    const runOnly = {
      type: 'tag' as const,
      values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }
    const { violations } = await axe.run(document, { runOnly })
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  })
}

/** The text of an element, whether it is shown or not. */
export async function textOf(element: Locator): Promise<string> {
  return (await element.textContent()) ?? ''
}
