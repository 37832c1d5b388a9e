import { describe, expect, it } from 'vitest'
import { permissionSpeech } from '../../src/supplier/map/permission-speech.ts'
import { planRows } from '../../src/supplier/map/plan.ts'

const file = (name: string) => ({
  columns: ['E-mail', 'Bezoekdatum', name],
  format: 'csv' as const,
  sample: ['ja', '', 'nee', 'ja', ''].map((word, at) => ({
    row: at + 1,
    line: at + 2,
    values: [`gast${at}@voorbeeld.nl`, '2026-09-03', word],
  })),
})

describe('what a column’s name says of permission', () => {
  it.each([
    'Wil geen post',
    'geen nieuwsbrief',
    'no mail',
    'uitgeschreven',
    'Uitschrijfdatum',
    'bezwaar',
    'afmelden',
    'DoNotEmail',
    'Has Opted Out Of Email',
    'Toestemming ingetrokken',
    'Geen toestemming contact',
    'Wil niet benaderd worden',
    'Niet per post',
    'unsubscribed_at',
  ])('“%s” refuses', (name) => expect(permissionSpeech(name)).toBe('refusal'))

  it.each(['Phone No.', 'Order no. mail', 'Geen huisnummer', 'Postcode', 'E-mail', 'Geannuleerd', 'Notitie contact'])(
    '“%s” says nothing of it',
    (name) => expect(permissionSpeech(name)).toBeUndefined(),
  )

  it.each(['Wil geen post', 'geen nieuwsbrief', 'no mail', 'uitgeschreven', 'afmelden', 'Geen toestemming contact'])(
    '“%s” is asked about, and never read as consent',
    (name) => {
      const plan = planRows(file(name))
      const [question] = plan.questions.filter(({ column }) => column === name)
      expect(question?.options).toEqual(expect.arrayContaining(['objected', 'ignore']))
      expect(question?.options).not.toContain('contactConsent')
      expect(plan.contactConsent).toBeUndefined()
    },
  )

  it('a refusal to share is proposed as the objection that it likely is, and holds rows before anybody answered', () => {
    const plan = planRows(file('Wil niet gegevens delen met partners'))
    expect(plan.questions).toMatchObject([{ options: ['objected', 'ignore'], proposed: 'objected', needed: false }])
    expect(plan.objected?.columns).toEqual([2])
  })

  it('“Geen bezwaar” is the permission: who says no to that objects', () => {
    const plan = planRows(file('Geen bezwaar'))
    expect(plan.objected).toMatchObject({ columns: [2], readings: [{ read: 'permission' }] })
  })

  it.each(['Algemene voorwaarden akkoord', 'Nieuwsbrief opt-in', 'Marketing consent', 'AVG toestemming'])(
    '“%s” is said, and used for nothing',
    (name) => {
      const plan = planRows(file(name))
      const about = [...plan.notices.map(({ where }) => where.column), ...plan.questions.map(({ column }) => column)]
      expect(about).toContain(name)
      expect(plan.contactConsent).toBeUndefined()
      expect(plan.objected).toBeUndefined()
    },
  )

  it('a mapping that leaves a refusal out says so', () => {
    const plan = planRows(file('Wil geen post'), { columns: { 'E-mail': 'email', Bezoekdatum: 'visitDate' } })
    expect(plan.notices).toMatchObject([{ code: 'PERMISSION_COLUMN_UNUSED', where: { column: 'Wil geen post' } }])
  })
})
