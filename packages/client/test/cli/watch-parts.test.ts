import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { nameOnShelf, shelve } from '../../src/cli/watch/shelf.ts'
import { lyingFiles, Stillness } from '../../src/cli/watch/whole-files.ts'
import { temporaryFolder } from '../supplier/sample-file.ts'

const names = (files: readonly { name: string }[]): string[] => files.map(({ name }) => name).sort()

describe('which files of a folder are whole', () => {
  it('takes files that may be deliveries, and nothing that a program is writing or keeps beside', async () => {
    const folder = temporaryFolder()
    const taken = ['a.csv', 'B.XLSX', 'met spatie & ünïcode.csv', '-n.txt', 'twee\nregels.csv', 'c.ndjson', "'; rm.tsv"]
    const left = [
      '.hidden.csv',
      '~$open.xlsx',
      'x.csv.part',
      'y.csv~',
      'z.csv.tmp',
      'a.csv.done',
      'notes.doc',
      'x.crdownload',
    ]
    for (const name of [...taken, ...left]) writeFileSync(join(folder, name), 'x')
    mkdirSync(join(folder, 'folder.csv'))
    symlinkSync(join(folder, 'a.csv'), join(folder, 'link.csv'))
    const { files, done } = await lyingFiles(folder)
    expect(names(files)).toEqual([...taken].sort())
    expect([...done]).toEqual(['a.csv'])
    await expect(lyingFiles(join(folder, 'absent'))).rejects.toMatchObject({ code: 'FILE_UNREADABLE' })
  })

  it('waits until a file did not change for a while, by its own clock; or until its maker says so', async () => {
    const folder = temporaryFolder()
    let now = 0
    const still = new Stillness(10_000, () => now)
    const look = async (): Promise<string[]> => names((await still.look(() => lyingFiles(folder))).whole)
    writeFileSync(join(folder, 'slow.csv'), 'half')
    expect(await look()).toEqual([])
    now += 9_000
    writeFileSync(join(folder, 'slow.csv'), 'half and half')
    expect(await look()).toEqual([])
    now += 9_000
    expect(await look()).toEqual([])
    writeFileSync(join(folder, 'said.csv'), 'whole')
    writeFileSync(join(folder, 'said.csv.done'), '')
    expect(await look()).toEqual(['said.csv'])
    now += 1_000
    expect(await look()).toEqual(['said.csv', 'slow.csv'])
  })

  it('does not count the time that a look takes: a slow share is no still file', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'a.csv'), 'half')
    let now = 0
    const still = new Stillness(10_000, () => now)
    const look = async (): Promise<string[]> => {
      const slowly = async () => {
        const seen = await lyingFiles(folder)
        now += 15_000
        return seen
      }
      return names((await still.look(slowly)).whole)
    }
    expect(await look()).toEqual([])
    now += 1_000
    expect(await look()).toEqual([])
    expect(await look()).toEqual(['a.csv'])
    expect((await new Stillness(0).look(() => lyingFiles(folder))).whole).toHaveLength(1)
  })
})

describe('where a file goes', () => {
  const put = async (folder: string, name: string, content = name): Promise<string> => {
    writeFileSync(join(folder, name), content)
    const given = await nameOnShelf(folder, name, 'sent')
    await shelve(folder, name, 'sent', given, { ok: true })
    return given
  }

  it('moves it with its report, overwrites nothing, and takes the mark away', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'a.csv.done'), '')
    expect(await put(folder, 'a.csv', 'first')).toBe('a.csv')
    expect(await put(folder, 'a.csv', 'second')).toBe('a (2).csv')
    expect(readdirSync(folder)).toEqual(['sent'])
    expect(readdirSync(join(folder, 'sent')).sort()).toEqual([
      'a (2).csv',
      'a (2).csv.report.json',
      'a.csv',
      'a.csv.report.json',
    ])
    expect(readFileSync(join(folder, 'sent', 'a.csv'), 'utf8')).toBe('first')
    expect(statSync(join(folder, 'sent', 'a.csv.report.json')).mode & 0o077).toBe(0)
  })

  it('keeps names that are as long as a name can be, and tells apart two that begin alike', async () => {
    const folder = temporaryFolder()
    const long = (last: string): string => `${'é'.repeat(124)}${last}.csv`
    const [one, two] = [await put(folder, long('a')), await put(folder, long('b'))]
    expect(one).not.toBe(two)
    for (const given of [one, two]) expect(existsSync(join(folder, 'sent', `${given}.report.json`))).toBe(true)
  })

  it('done again after a stop between its steps, it is done once', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'a.csv'), 'content')
    const given = await nameOnShelf(folder, 'a.csv', 'refused')
    // Linked, and stopped before the other name was taken away.
    linkSync(join(folder, 'a.csv'), join(folder, 'refused', given))
    await shelve(folder, 'a.csv', 'refused', given, { ok: false })
    expect([readdirSync(folder), readFileSync(join(folder, 'refused', 'a.csv'), 'utf8')]).toEqual([
      ['refused'],
      'content',
    ])
    // A file of somebody else's under that name is not touched.
    writeFileSync(join(folder, 'a.csv'), 'other')
    await expect(shelve(folder, 'a.csv', 'refused', given, { ok: false })).rejects.toMatchObject({
      code: 'FILE_UNWRITABLE',
    })
    expect(readFileSync(join(folder, 'refused', 'a.csv'), 'utf8')).toBe('content')
    expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toBe('other')
  })
})
