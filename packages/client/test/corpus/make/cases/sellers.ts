import { C, nameParts } from '../columns.ts'
import type { Case } from '../expected.ts'
import { dutchDate, fullName, visits } from '../people.ts'
import { type Column, col } from '../table.ts'
import { csvCase } from './build.ts'

const people = visits(12)
const nothing = (name: string, cell: Column['cell'], verdict = 'none'): Column => col(name, verdict, cell, () => ({}))
const yesNo = (_: unknown, at: number): string => (at % 3 === 0 ? 'ja' : 'nee')

const DEBTORS = [
  'Autobedrijf Jansen',
  'Erven de Vries',
  'Coöperatie Zuid U.A.',
  'B.V. Aannemersbedrijf Smit',
  'Gemeente Ede',
] as const
const isPerson = (at: number): boolean => at % 2 === 0
const SCRIPTS = ['Иван Петров', '王小明', 'محمد علي'] as const
const scriptParts: readonly Readonly<Record<string, string>>[] = [
  { givenName: 'Иван', familyName: 'Петров' },
  { familyName: '王小明' },
  { givenName: 'محمد', familyName: 'علي' },
]

/** Exports as ticket sellers, libraries and questionnaires make them: refusals, debtors, respondents, names of other scripts. */
export const sellers: Case[] = [
  csvCase(
    'refusals-of-post.csv',
    [
      C.relation('Relatienummer'),
      C.given(),
      C.prefix(),
      C.family(),
      C.email(),
      C.date('Voorstellingsdatum'),
      nothing('Wil geen post', yesNo, 'ask'),
      nothing('Geen nieuwsbrief', yesNo, 'ask'),
      nothing('Uitgeschreven', yesNo, 'ask'),
      nothing('Nieuwsbrief opt-in', yesNo, 'none|ask'),
    ],
    people,
    {
      pattern: 'objections',
      why: 'Who wants no post neither consents nor objects to sharing: asked, never read as consent.',
    },
  ),
  csvCase(
    'refusal-to-be-contacted.csv',
    [
      C.email('Email'),
      C.isoDate('Event date'),
      nothing('Geen toestemming contact', yesNo, 'ask'),
      nothing('DoNotEmail', (_, at) => String(at % 2 === 0), 'ask'),
    ],
    people,
    { pattern: 'objections', why: 'A consent turned round by a word in front: “ja” is no consent.' },
  ),
  csvCase(
    'debtors.csv',
    [
      C.relation('Debiteurnummer'),
      col(
        'Naam',
        'fullName',
        (v, at) => (isPerson(at) ? fullName(v) : (DEBTORS[(at - 1) / 2] ?? 'Stichting De Brug')),
        (v, at): Record<string, string | true> => (isPerson(at) ? nameParts(v) : { organisation: true }),
      ),
      C.tightPostcode(),
      C.number(),
      C.date('Bezoekdatum'),
    ],
    people,
    {
      pattern: 'names',
      why: 'A list of debtors: companies and heirs between people, who are nobody’s given name.',
      amend: (rows) => rows.map((row, at) => (isPerson(at) ? row : { ...row, findings: ['organisation fullName'] })),
    },
  ),
  csvCase(
    'questionnaire-respondents.csv',
    [
      nothing('Respondent ID', (_, at) => String(118_204_417 + at * 7)),
      nothing('Collector ID', () => '40391'),
      C.isoDate('Bezoekdatum'),
      C.email(),
      C.tightPostcode(),
    ],
    people,
    { pattern: 'institution', why: 'A questionnaire’s own numbers of answers are nobody’s, and nothing to ask about.' },
  ),
  csvCase(
    'names-in-other-scripts.csv',
    [
      col(
        'Volledige naam',
        'fullName',
        (_, at) => SCRIPTS[at % 3] ?? '',
        (_, at) => scriptParts[at % 3] ?? {},
      ),
      C.email(),
      C.isoDate('Bezoekdatum'),
    ],
    people,
    { pattern: 'names', why: 'Cyrillic, Chinese and Arabic names stand as they are written.' },
  ),
  csvCase(
    'library-members-with-pin.csv',
    [
      C.relation('Lenersnummer'),
      nothing('Pincode', (_, at) => String(4_711 + at)),
      C.family(),
      C.initials(),
      C.born(),
      C.tightPostcode(),
      C.number(),
      nothing('Inschrijfdatum', () => '01-09-2019'),
      col('Uitleendatum', 'visitDate', (v) => dutchDate(v.visitDate)),
    ],
    people,
    {
      pattern: 'system',
      why: 'A library’s members with the secret of their card, which nobody may read, and the day of the loan.',
    },
  ),
]
