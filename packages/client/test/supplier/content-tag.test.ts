import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { folderStorage } from '../../src/state/node/folder-storage.ts'
import { contentTag } from '../../src/supplier/send/content-tag.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluis-tag-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const content = {
  fileDigest: createHash('sha256').update('a;b\n').digest('hex'),
  reading: { columns: {} },
  tenant: 'audience',
  domain: 'reach',
}
const keep = (key: Uint8Array) => writeFile(join(folder, 'content-tag.key'), Buffer.from(key).toString('base64url'))

it('makes the tag of the example in the text [DELI-8]', async () => {
  await keep(Uint8Array.from({ length: 32 }, (_, place) => place))
  const tag = await contentTag(folderStorage(folder), content)
  const chapter = await readFile(new URL('../../../../spec/12-delivery.md', import.meta.url), 'utf8')
  expect(chapter).toContain(`the tag is \`${tag}\``)
})

it('makes another tag of the same content under the key of another institution [DELI-8]', async () => {
  await keep(new Uint8Array(32).fill(1))
  const one = await contentTag(folderStorage(folder), content)
  await keep(new Uint8Array(32).fill(2))
  expect(await contentTag(folderStorage(folder), content)).not.toBe(one)
})
