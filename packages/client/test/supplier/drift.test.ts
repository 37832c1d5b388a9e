import { describe, expect, it } from 'vitest'
import { type Mapping, parseMapping, prepareFile, savedMapping } from '../../src/supplier/index.ts'
import { fileWith } from './sample-file.ts'

const HEADER = 'Klantnr;Achternaam;E-mailadres;Geboortedatum;Bezoekdatum'
const rows = (count: number, row: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => row(at)).join('\n')
const visitor = (at: number): string =>
  `R${at};Vermeer;bezoeker${at}@voorbeeld.nl;${13 + (at % 15)}-05-1980;2025-03-${10 + at}`
const prepare = (content: string, mapping?: Mapping): ReturnType<typeof prepareFile> =>
  prepareFile(fileWith(content), mapping, {})
const saved = async (): Promise<Mapping> => {
  const mapping = savedMapping(await prepare(`${HEADER}\n${rows(8, visitor)}\n`))
  return parseMapping(JSON.parse(JSON.stringify(mapping)))
}
const said = async (content: string, mapping: Mapping): Promise<unknown> => {
  const { questions, findings, plan } = await prepare(content, mapping)
  return {
    questions: questions.map(({ id, needed }) => (needed ? id : `${id}?`)),
    findings: findings.map(({ code }) => code),
    used: Object.keys(plan.mapping.columns),
  }
}

describe('a saved mapping', () => {
  it('keeps what is used, how dates are read, and which columns there were', async () => {
    expect(await saved()).toEqual({
      columns: {
        Klantnr: 'relationNumber',
        Achternaam: 'familyName',
        'E-mailadres': 'email',
        Geboortedatum: { field: 'birthDate', read: 'dmy' },
        Bezoekdatum: { field: 'visitDate', read: 'dmy' },
      },
      seen: HEADER.split(';'),
    })
  })

  it('says nothing of the next file of its form, and asks no question that it has answered', async () => {
    // Every day of this month can be read in two ways: the mapping knows in which.
    const next = rows(8, (at) => `R${at};Vermeer;bezoeker${at}@voorbeeld.nl;0${1 + at}-11-1980;2025-04-10`)
    expect(await said(`${HEADER}\n${next}\n`, await saved())).toMatchObject({ questions: [], findings: [] })
  })

  it('knows a column by another case and other marks, and says so', async () => {
    const header = 'KLANT NR;achternaam;E-mailadres;Geboortedatum;Bezoekdatum'
    expect(await said(`${header}\n${rows(8, visitor)}\n`, await saved())).toMatchObject({
      questions: [],
      findings: ['MAPPING_COLUMN_RENAMED', 'MAPPING_COLUMN_RENAMED'],
      used: ['KLANT NR', 'achternaam', 'E-mailadres', 'Geboortedatum', 'Bezoekdatum'],
    })
  })

  it('asks whether a column of a near name is the same, and takes no for an answer', async () => {
    const content = `Klantnr;Achternaam;E-mail;Geboortedatum;Bezoekdatum\n${rows(8, visitor)}\n`
    const mapping = await saved()
    expect(await said(content, mapping)).toMatchObject({
      questions: ['renamed:E-mailadres'],
      findings: ['QUESTION_OPEN'],
    })
    const yes = { ...mapping, answers: { 'renamed:E-mailadres': 'yes' } }
    expect(await said(content, yes)).toMatchObject({ findings: [], used: expect.arrayContaining(['E-mail']) })
    const no = { ...mapping, answers: { 'renamed:E-mailadres': 'no' } }
    await expect(said(content, no)).rejects.toMatchObject({ code: 'MAPPING_COLUMN_MISSING' })
    const gone = content.replace('E-mail', 'Zaal')
    await expect(said(gone, mapping)).rejects.toMatchObject({ code: 'MAPPING_COLUMN_MISSING' })
  })

  it('never uses a new column in silence: it asks of an identity, and holds back who objects meanwhile', async () => {
    const mapping = await saved()
    const content = `${HEADER};Mobiel;Bezwaar;Zaal\n${rows(8, (at) => `${visitor(at)};061234567${at};${at === 1 ? 'ja' : ''};Grote zaal`)}\n`
    expect(await said(content, mapping)).toEqual({
      questions: ['new:Mobiel', 'new:Bezwaar'],
      findings: ['QUESTION_OPEN', 'MAPPING_COLUMN_NEW'],
      used: [...HEADER.split(';'), 'Bezwaar'],
    })
    const answers = { 'new:Mobiel': 'phone', 'new:Bezwaar': 'objected' }
    const told = await prepare(content, { ...mapping, answers })
    expect(told.plan.mapping.columns).toMatchObject({ Mobiel: 'phone', Bezwaar: 'objected' })
    expect(savedMapping(told)).toMatchObject({ seen: [...HEADER.split(';'), 'Mobiel', 'Bezwaar', 'Zaal'] })
  })

  it('leaves out a column that holds something else now, until somebody says that it is right', async () => {
    const mapping = await saved()
    const content = `${HEADER}\n${rows(8, (at) => `R${at};bezoeker${at}@voorbeeld.nl;Vermeer;13-05-1980;2025-03-10`)}\n`
    expect(await said(content, mapping)).toMatchObject({
      questions: ['content:Achternaam'],
      used: expect.not.arrayContaining(['Achternaam']),
    })
  })

  it('asks when the dates have another order than it says', async () => {
    const american = rows(8, (at) => `R${at};Vermeer;b${at}@voorbeeld.nl;05-${13 + at}-1980;2025-03-10`)
    expect(await said(`${HEADER}\n${american}\n`, await saved())).toMatchObject({
      questions: ['changed:Geboortedatum'],
    })
  })

  it('is not made while a needed question is open', async () => {
    const unsure = await prepare(`veld;datum\n${rows(5, (at) => `x${at}@voorbeeld.nl;2025-01-0${at + 1}`)}\n`)
    expect(() => savedMapping(unsure)).toThrow('QUESTION_OPEN')
  })
})
