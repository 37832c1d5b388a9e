import { C } from '../columns.ts'
import type { Case } from '../expected.ts'
import { dutchDate, euros, mobile, visits } from '../people.ts'
import { type Column, col } from '../table.ts'
import { csvCase } from './build.ts'

const people = visits(20)
const nothing = (name: string, verdict: Column['verdict'], cell: Column['cell']): Column =>
  col(name, verdict, cell, () => ({}))
/** Names without what is none of the file's own: prefix and surname together. */
const surname = (name: string): Column =>
  col(
    name,
    'familyName',
    (v) => [v.familyNamePrefix, v.familyName].filter(Boolean).join(' '),
    (v) => ({ ...(v.familyNamePrefix && { familyNamePrefix: v.familyNamePrefix }), familyName: v.familyName }),
  )

/** Column names of the neighbours’ languages, and writings of other systems. */
export const neighbours: Case[] = [
  csvCase(
    'frisian.csv',
    [
      C.given('Foarnamme'),
      surname('Efternamme'),
      C.street('Strjitte'),
      C.number('Hûsnûmer'),
      C.postcode('Postkoade'),
      C.city('Wenplak'),
      C.born('Bertedatum'),
      C.date('Besykdatum'),
      C.email('E-post'),
      C.phone('Tillefoan'),
    ],
    people,
    { pattern: 'languages', why: 'A Frisian theatre names its columns in Frisian.' },
  ),
  csvCase(
    'french.csv',
    [
      surname('Nom de famille'),
      C.given('Prénom'),
      C.street('Rue'),
      C.number('Numéro'),
      C.postcode('Code postal'),
      C.city('Commune'),
      col(
        'Pays',
        'country',
        () => 'Pays-Bas',
        () => ({ country: 'NL' }),
      ),
      C.born('Date de naissance', '/'),
      C.date('Date de visite', '/'),
      C.email('Adresse électronique'),
    ],
    people,
    { pattern: 'languages', why: 'A ticket shop in Brussels: names of columns in French.' },
  ),
  csvCase(
    'german.csv',
    [
      C.given('Vorname'),
      surname('Nachname'),
      C.street('Straße'),
      C.number('Hausnr.'),
      C.postcode('Postleitzahl'),
      C.city('Wohnort'),
      C.date('Besuchsdatum', '.'),
      C.email('E-Mail-Adresse'),
    ],
    people,
    { pattern: 'languages', why: 'A German ticket system: Straße has no plain letters.' },
  ),
  csvCase('number-slash-addition.csv', [C.name(), C.postcode(), C.numberWith('HUISNR/TOEV'), C.date('Datum')], people, {
    pattern: 'addresses',
    why: 'Number and addition in one column, whose name ends in the addition.',
  }),
  csvCase(
    'counts-in-words.csv',
    [
      C.relation(),
      C.date('Datum bezoek'),
      col(
        'Aantal',
        'quantity',
        (v, at) => [`${v.quantity}x`, `${v.quantity} personen`, `${v.quantity} st.`][at % 3] ?? '',
        ({ quantity }) => ({ quantity }),
      ),
      col(
        'Bedrag',
        'price',
        (v) => `${euros(v.priceCents)} €`,
        ({ priceCents }) => ({ priceCents }),
      ),
    ],
    people,
    { pattern: 'content', why: '“2x” and “2 personen” are counts, and no kind of ticket.' },
  ),
  csvCase(
    'names-in-other-capitals.csv',
    [
      { ...C.email('Email'), verdict: 'ask' },
      nothing('email', 'ask', (_, at) => (at % 2 === 0 ? 'kassa@brug.example' : '')),
      nothing('EMAIL', 'ask', (_, at) => `oud${at}@postvak.example`),
      C.name(),
      C.date('Datum'),
    ],
    people,
    {
      pattern: 'form',
      why: 'Email, email and EMAIL: three columns with one name, though no two are written alike.',
      questions: ['two columns of one name @Email', 'two columns of one name @email', 'two columns of one name @EMAIL'],
      answers: {
        'two columns of one name @Email': 'email',
        'two columns of one name @email': 'ignore',
        'two columns of one name @EMAIL': 'ignore',
      },
    },
  ),
  csvCase(
    'letters-of-a-postcode.csv',
    [
      C.name(),
      C.email(),
      col(
        'Postcodecijfers',
        'postcode',
        (v) => v.postcode.slice(0, 4),
        () => ({}),
      ),
      col('Letters', 'postcode', (v) => v.postcode.slice(4)),
      C.number('Huisnr'),
      C.date('Datum'),
    ],
    people,
    {
      pattern: 'traps',
      why: 'The letters of a postcode in a column of their own are nobody’s initials: with the digits beside them they are the postcode.',
    },
  ),
  csvCase(
    'moments-without-marks.csv',
    [
      C.email('_billing_email'),
      col(
        'event_start',
        'visitDate',
        (v) => `${v.visitDate.replaceAll('-', '')}T${v.visitTime.replace(':', '')}`,
        ({ visitDate, visitTime }) => ({ visitDate, visitTime }),
      ),
      C.phone('_billing_phone'),
    ],
    people,
    { pattern: 'dates', why: 'Moments of a calendar plugin: 20260305T2015.' },
  ),
  csvCase(
    'midnight-as-24.csv',
    [
      C.relation(),
      col('Datum en tijd', 'visitDate', (v) => `${dutchDate(v.visitDate, '-', true)} 24:00`),
      col('Mobiel', 'phone', (v) => mobile(v.phone)),
    ],
    people,
    { pattern: 'dates', why: 'A night show begins at 24:00: the day is no less certain for it.' },
  ),
]
