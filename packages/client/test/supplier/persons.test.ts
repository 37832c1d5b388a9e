import { expect, it } from 'vitest'
import { type Mapping, prepareFile, rowReader, savedMapping } from '../../src/supplier/index.ts'
import { namesTwoPersons } from '../../src/supplier/map/two-persons.ts'
import { fileWith } from './sample-file.ts'

const CONTENT = `Naam bezoeker 1;E-mail bezoeker 1;Naam bezoeker 2;E-mail bezoeker 2;Postcode;Huisnummer;Datum;Aantal;Prijs
Jan de Wit;jan@voorbeeld.nl;Aisha Benali;aisha@voorbeeld.nl;1016 GV;1;2025-03-01;2;25,00
Fenna Bos;fenna@voorbeeld.nl;;;1016 GV;2;2025-03-02;1;12,50
Kees Vos;kees@voorbeeld.nl;Noor Vos;;1016 GV;3;2025-03-03;2;25,00
`
async function read(content: string, mapping?: Mapping): Promise<{ ids: string[]; rows: unknown[]; mapping: Mapping }> {
  const prepared = await prepareFile(fileWith(content), mapping, {})
  const reader = rowReader(prepared.plan, { country: 'NL', today: '2025-06-01', dateOrders: prepared.dateOrders })
  const rows: unknown[] = []
  for await (const batch of prepared.source.rows())
    for (const row of batch) {
      const { row: number, identity, activity } = reader(row)
      rows.push([
        number,
        identity.givenName,
        identity.email,
        identity.houseNumber,
        activity?.quantity,
        activity?.priceCents,
      ])
    }
  const ids = prepared.questions.filter(({ needed }) => needed).map(({ id }) => id)
  return { ids, rows, mapping: prepared.plan.mapping }
}

it('two visitors in a row are asked about, and until then nothing of the second is used', async () => {
  const { ids, rows } = await read(CONTENT)
  expect(ids).toEqual(['persons'])
  expect(rows).toEqual([
    [1, 'Jan', 'jan@voorbeeld.nl', '1', 2, 2500],
    [2, 'Fenna', 'fenna@voorbeeld.nl', '2', 1, 1250],
    [3, 'Kees', 'kees@voorbeeld.nl', '3', 2, 2500],
  ])
})

it('each becomes a record of his own: they share the address, and the price is counted once', async () => {
  const { rows, mapping } = await read(CONTENT, { answers: { persons: 'each' } })
  const expected = [
    [1, 'Jan', 'jan@voorbeeld.nl', '1', 2, 2500],
    [1, 'Aisha', 'aisha@voorbeeld.nl', '1', undefined, undefined],
    [2, 'Fenna', 'fenna@voorbeeld.nl', '2', 1, 1250],
    [3, 'Kees', 'kees@voorbeeld.nl', '3', 2, 2500],
    [3, 'Noor', undefined, '3', undefined, undefined],
  ]
  expect(rows).toEqual(expected)
  expect(mapping.columns).toMatchObject({ 'Naam bezoeker 2': { field: 'fullName', person: 2 } })
  // The saved mapping says the same without the answer.
  const prepared = await prepareFile(fileWith(CONTENT), { answers: { persons: 'each' } }, {})
  expect((await read(CONTENT, savedMapping(prepared))).rows).toEqual(expected)
})

it.each([
  ['J. Jansen & P. Pietersen', true],
  ['Jan de Wit en Petra Bos', true],
  ['Jansen, J. en Bos, P.', true],
  ['Jan en Petra de Wit', false],
  ['J. en P. de Vries', false],
  ['Dhr. en mevr. Bos', false],
  ['Jan de Wit en Petra de Wit', false],
  ['Vries, J.A. de (Jan)', false],
  ['Fam. Jansen', false],
  ['Stichting Kunst en Cultuur', false],
])('“%s” is the name of two people: %s', (name, two) => {
  expect(namesTwoPersons(name)).toBe(two)
})

it('a name of two people with two surnames is dropped and said; what else the row has stays', async () => {
  const content = 'Naam;E-mail;Bezoekdatum\nJ. Jansen & P. Pietersen;jp@voorbeeld.nl;2025-03-01\n'
  const prepared = await prepareFile(
    fileWith(content),
    { columns: { Naam: 'fullName', 'E-mail': 'email', Bezoekdatum: 'visitDate' } },
    {},
  )
  const reader = rowReader(prepared.plan, { country: 'NL', today: '2025-06-01', dateOrders: prepared.dateOrders })
  const outcomes = []
  for await (const batch of prepared.source.rows()) for (const row of batch) outcomes.push(reader(row))
  expect(outcomes).toMatchObject([
    { state: 'accepted', identity: { email: 'jp@voorbeeld.nl' }, faults: [{ code: 'NAME_OF_TWO', field: 'fullName' }] },
  ])
  expect(outcomes[0]?.identity).not.toHaveProperty('familyName')
})
