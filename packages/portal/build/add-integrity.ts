import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const TAG = /<(script|link)\b[^>]*?\b(src|href)="\.\/(assets\/[^"]+)"[^>]*>/g

/** Names in a page the digest (SRI, SHA-384) of every script and style that it loads: a changed one is refused by the browser. */
export async function addIntegrity(folder: string, name: string): Promise<void> {
  const page = join(folder, name)
  let html = await readFile(page, 'utf8')
  for (const [tag, , , asset = ''] of html.matchAll(TAG)) {
    const digest = createHash('sha384')
      .update(await readFile(join(folder, asset)))
      .digest('base64')
    html = html.replace(tag, tag.replace(/>$/, ` integrity="sha384-${digest}">`))
  }
  await writeFile(page, html)
}
