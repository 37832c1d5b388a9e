import { appendFileSync, mkdtempSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { blobOrigin, checkFile, fileOrigin, openSource } from '../../src/supplier/index.ts'
import { fileWith, temporaryFolder } from './sample-file.ts'

const CONTENT = 'email;visitDate\na@voorbeeld.nl;2025-03-01\n'
const blob = (content: string): File => new File([content], 'export.csv', { lastModified: 5 })
const read = async (chunks: AsyncIterable<Uint8Array>): Promise<string> => {
  const parts: Uint8Array[] = []
  for await (const part of chunks) parts.push(part)
  return Buffer.concat(parts).toString()
}

describe('an origin', () => {
  it.each([
    ['a file', () => fileOrigin(fileWith(CONTENT))],
    ['a blob', () => Promise.resolve(blobOrigin(blob(CONTENT)))],
  ])('gives the bytes of %s, whole and in part', async (_, open) => {
    const origin = await open()
    expect(origin.bytes).toBe(CONTENT.length)
    expect(origin.name).toMatch(/export\.csv$/)
    expect(await read(origin.chunks())).toBe(CONTENT)
    expect(await read(origin.chunks({ start: 6, end: 15 }))).toBe('visitDate')
    expect(await read(origin.chunks({ start: 6 }))).toBe(CONTENT.slice(6))
    expect(await origin.stamp()).toBe(await origin.stamp())
  })

  it('stops reading when it is told to', async () => {
    const stop = AbortSignal.abort(new Error('stop'))
    await expect(read((await fileOrigin(fileWith(CONTENT))).chunks({ signal: stop }))).rejects.toThrow('stop')
    await expect(read(blobOrigin(blob(CONTENT)).chunks({ signal: stop }))).rejects.toThrow('stop')
  })

  it('is stamped anew when the content of its file changes', async () => {
    const path = fileWith(CONTENT)
    const origin = await fileOrigin(path)
    const before = await origin.stamp()
    appendFileSync(path, 'b@voorbeeld.nl;2025-03-02\n')
    expect(await origin.stamp()).not.toBe(before)
  })

  it('that no browser reads any more has changed, by whatever name the browser calls it', async () => {
    for (const cause of [new TypeError('network error'), new DOMException('gone', 'NotFoundError')]) {
      const broken = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(cause) })
      const origin = blobOrigin({ size: 9, name: 'weg.csv', slice: () => ({ stream: () => broken }) })
      await expect(read(origin.chunks())).rejects.toMatchObject({ code: 'FILE_CHANGED', cause })
    }
  })

  it('is no folder and no file that is gone', async () => {
    await expect(fileOrigin(mkdtempSync(`${temporaryFolder()}/`))).rejects.toMatchObject({ code: 'FILE_IS_FOLDER' })
    await expect(fileOrigin(`${temporaryFolder()}/gone.csv`)).rejects.toMatchObject({ code: 'FILE_ABSENT' })
    for (const lock of ['~$bezoekers.xlsx', '.~lock.bezoekers.ods#']) {
      const path = `${temporaryFolder()}/${lock}`
      writeFileSync(path, 'Jansen')
      await expect(fileOrigin(path)).rejects.toMatchObject({ code: 'FILE_OFFICE_LOCK' })
    }
  })
})

describe('one reading path', () => {
  it('reports the same of a file on disk and of one in a browser, digest included', async () => {
    const [disk, browser] = [await checkFile(fileWith(CONTENT)), await checkFile(blobOrigin(blob(CONTENT)))]
    expect({ ...browser.file, path: '' }).toEqual({ ...disk.file, path: '' })
    expect(browser.rows).toEqual(disk.rows)
    expect((await openSource(blobOrigin(blob(CONTENT)))).columns).toEqual(['email', 'visitDate'])
  })
})
