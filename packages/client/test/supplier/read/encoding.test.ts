import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { checkFile, openSource, prepareFile } from '../../../src/supplier/index.ts'
import { decoderOf, SINGLE_BYTE } from '../../../src/supplier/read/encoding.ts'
import { codeOf, fileOf, readFile } from './read-file.ts'

const TEXT = 'Naam;E-mail;Datum\nZoë Müller;z@voorbeeld.nl;14-01-2026\nRenée Coëlho;r@voorbeeld.nl;15-01-2026\n'
const ALL = Uint8Array.from({ length: 256 }, (_, byte) => byte)

describe('decoders', () => {
  it('read every byte of code page 850 as iconv-lite does', () => {
    expect(decoderOf('cp850').decode(ALL)).toBe(iconv.decode(Buffer.from(ALL), 'cp850'))
  })

  it.each(SINGLE_BYTE)('read %s whatever the pieces', (encoding) => {
    const bytes = iconv.encode('Zoë Müller, Françoise', encoding)
    const decoder = decoderOf(encoding)
    expect([...bytes].map((byte) => decoder.decode(Uint8Array.of(byte))).join('') + decoder.end()).toBe(
      'Zoë Müller, Françoise',
    )
  })
})

describe('the encoding of a file', () => {
  it.each(['windows-1252', 'cp850', 'macintosh'] as const)(
    '%s is proposed by its letters, and asked',
    async (encoding) => {
      const { source, rows } = await readFile(iconv.encode(TEXT, encoding))
      expect(source.survey).toMatchObject({ encoding, encodingBy: 'letters' })
      expect(source.questions).toEqual([
        { id: 'encoding', code: 'ENCODING_ASSUMED', options: SINGLE_BYTE, proposed: encoding, needed: true },
      ])
      expect(rows.map(({ values }) => values[0])).toEqual(['Zoë Müller', 'Renée Coëlho'])
    },
  )

  it('is what the user answered; then a delivery is stopped no longer', async () => {
    const bytes = iconv.encode(TEXT, 'windows-1252')
    expect((await checkFile(fileOf(bytes))).ok).toBe(false)
    const answers = { encoding: 'macintosh' }
    const prepared = await prepareFile(fileOf(bytes), { answers }, {})
    expect(prepared.source.survey).toMatchObject({ encoding: 'macintosh', encodingBy: 'given' })
    expect(prepared.findings.map(({ code }) => code)).not.toContain('ENCODING_ASSUMED')
    expect((await checkFile(fileOf(bytes), { mapping: { answers: { encoding: 'windows-1252' } } })).ok).toBe(true)
  })

  it('is UTF-8 where the bytes are, whatever was answered for an earlier file', async () => {
    const { source, rows } = await readFile(TEXT, { answers: { encoding: 'windows-1252' } })
    expect(source.survey).toMatchObject({ encoding: 'utf-8', encodingBy: 'rule' })
    expect(source.questions).toEqual([])
    expect(rows[0]?.values[0]).toBe('Zoë Müller')
  })

  it('is only said where no letter hangs on it', async () => {
    const { source } = await readFile(iconv.encode('Datum;Prijs\n14-01-2026;€ 12,50\n', 'windows-1252'))
    expect(source.survey.encodingBy).toBe('signs')
    expect(source.questions).toEqual([])
    expect(source.notices.map(({ code }) => code)).toEqual(['ENCODING_ASSUMED'])
  })

  it.each(['utf-16le', 'utf-16be'] as const)('%s is known without a mark', async (encoding) => {
    const bytes = iconv.encode(TEXT, encoding, { addBOM: false })
    const { source, rows } = await readFile(bytes)
    expect(source.survey).toMatchObject({ encoding, encodingBy: 'rule', markBytes: 0 })
    expect(rows[1]?.values[0]).toBe('Renée Coëlho')
  })

  it('is none where zero bytes stand in text, or a document of another kind', async () => {
    expect(await codeOf('naam;datum\nJan\0sen;14-01-2026\n')).toBe('FILE_NOT_TEXT')
    expect(await codeOf('%PDF-1.7\n1 0 obj\n')).toBe('FILE_NOT_TEXT')
    expect(await codeOf('<html><table><tr><td>Naam</td></tr></table></html>', {}, 'export.xls')).toBe('FILE_HTML')
  })
})

describe('words shown to decide on the encoding', () => {
  it('are given as each encoding reads them, and come into no report', async () => {
    const bytes = iconv.encode(TEXT, 'windows-1252')
    const source = await openSource(fileOf(bytes))
    const [first, ...more] = await source.letters()
    expect(first).toEqual({ 'windows-1252': 'Zoë', cp850: 'ZoÙ', macintosh: 'ZoÎ', 'iso-8859-15': 'Zoë' })
    expect(more.map((word) => word['windows-1252'])).toEqual(['Müller', 'Renée', 'Coëlho'])
    expect(await source.letters(1)).toHaveLength(1)
    expect(JSON.stringify(await checkFile(fileOf(bytes)))).not.toMatch(/Zo.|M.ller/)
  })

  it('are none where the encoding is certain', async () => {
    expect(await (await openSource(fileOf(TEXT))).letters()).toEqual([])
  })
})
