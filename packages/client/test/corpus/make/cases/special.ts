import { C } from '../columns.ts'
import type { Case } from '../expected.ts'
import { visits } from '../people.ts'
import { col } from '../table.ts'
import { csvCase } from './build.ts'

const people = visits(24)
/** Citizen numbers that nobody has: they pass the test of eleven. */
const CITIZEN = ['999990019', '999990020', '999990032', '999990044', '999990056', '999990068', '999990081', '999990093']
const passes = (digits: string): boolean =>
  [...digits].reduce((sum, digit, at) => sum + Number(digit) * (at === 8 ? -1 : 9 - at), 0) % 11 === 0

export const special: Case[] = [
  csvCase(
    'special-columns.csv',
    [
      C.email(),
      C.isoDate(),
      C.code(),
      ...[
        'BSN',
        'Geloofsovertuiging',
        'Rolstoelgebruiker',
        'Allergieën',
        'Politieke voorkeur',
        'Etnische achtergrond',
      ].map((name) => col(name, 'special', (_, at) => (at % 5 === 0 ? 'ja' : ''))),
    ],
    people,
    { pattern: 'special', why: 'Columns that nobody may read, by their names.', findings: ['special category'] },
  ),
  csvCase(
    'special-content.csv',
    [
      C.email(),
      C.isoDate(),
      C.code(),
      col(
        'Bijzonderheden',
        'special|none',
        (_, at) => ['', 'rolstoelplaats nodig', 'glutenallergie', '', 'halal', 'slechthorend'][at % 6] ?? '',
      ),
    ],
    people,
    {
      pattern: 'special',
      why: 'A column whose name says nothing and whose values tell of health and religion: said, and never used.',
      findings: ['special content'],
    },
  ),
  csvCase(
    'citizen-numbers.csv',
    [
      col(
        'Klantnummer',
        'ask|special|none',
        (_, at) => CITIZEN.filter(passes)[at % CITIZEN.filter(passes).length] ?? '',
        () => ({}),
      ),
      C.email(),
      C.isoDate(),
      C.code(),
    ],
    people,
    {
      pattern: 'special',
      why: 'Customer numbers that are citizen service numbers: never to be used, whatever the column is called.',
      findings: ['citizen number'],
      stopped: true,
      amend: () => [],
    },
  ),
]
