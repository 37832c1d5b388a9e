import { because as b, type Explanation } from './explanation.ts'

/** Why what is wrong with single rows and records matters. */
export const ROW_EXPLANATIONS: Readonly<Record<string, Explanation>> = {
  ALL_ROWS_HELD: b(
    'An empty delivery would look like a month without visitors.',
    'Een lege levering zou op een maand zonder bezoekers lijken.',
    'cell columns period',
  ),
  RECORD_NOT_OBJECT: b(
    'A record that cannot be read cannot be held back either.',
    'Een record dat niet te lezen is, kan ook niet worden tegengehouden.',
    'program',
  ),
  RECORD_FIELD_UNKNOWN: b(
    'A misspelt field would be missing from every delivery without a word.',
    'Een verkeerd gespeld veld zou zonder een woord in elke levering ontbreken.',
    'program',
    ['{ mail: … }', '{ email: … }'],
  ),
  RECORD_VALUE_TYPE: b(
    'A date or list turned into text by chance would be another value tomorrow.',
    'Een datum of lijst die toevallig tekst wordt, is morgen een andere waarde.',
    'program',
    ['new Date()', '"2026-03-01"'],
  ),
  RECORD_REFUSED: b(
    'The run was told to prefer no delivery to an incomplete one.',
    'De opdracht was: liever geen levering dan een onvolledige.',
    'program card',
  ),
  ROW_RAGGED: b(
    'With a cell too many every value behind it stands in the wrong column: a town becomes a surname.',
    'Met een cel te veel staat elke waarde erachter in de verkeerde kolom: een plaats wordt een achternaam.',
    'shift export',
    ['Jansen; J.;1234AB', '"Jansen; J.";1234AB'],
  ),
  ROW_OTHER_TABLE: b(
    'Where the second table has its columns in another order, a surname becomes a given name.',
    'Waar de tweede tabel de kolommen in een andere volgorde heeft, wordt een achternaam een voornaam.',
    'export',
    ['Naam;Datum … Datum;Naam', 'Naam;Datum'],
  ),
  ROW_QUOTE_UNCLEAR: b(
    'Several visitors may have melted into this row.',
    'In deze regel kunnen meerdere bezoekers zijn samengesmolten.',
    'cell export',
    ['"De "Gouden" Leeuw', '"De ""Gouden"" Leeuw"'],
  ),
  ROW_JSON_INVALID: b(
    'A line that is cut off holds half a visitor.',
    'Een afgebroken regel bevat een halve bezoeker.',
    'export',
    ['{"email":"a@museum.ex', '{"email":"a@museum.example"}'],
  ),
  ROW_BEFORE_AGREEMENT: b(
    'Visitors of that time were not told of this collaboration; there is no ground for their data.',
    'Bezoekers van toen is niets over dit verband verteld; voor hun gegevens is er geen grond.',
    'nothing',
  ),
  ROW_AFTER_AGREEMENT: b(
    'Without an agreement in force nobody may process on your behalf.',
    'Zonder geldende overeenkomst mag niemand namens u verwerken.',
    'registrar',
  ),
  ROW_SURVEY_NOT_AGREED: b(
    'Answers were collected for what was agreed on the day on which they were asked, and for nothing else.',
    'Antwoorden zijn verzameld voor wat was afgesproken op de dag van de vraag, en voor niets anders.',
    'registrar',
  ),
  ROW_OBJECTED: b(
    'The right to object (article 21 of the GDPR) is honoured here, before anything leaves.',
    'Het recht van bezwaar (artikel 21 AVG) wordt hier gehonoreerd, voordat er iets vertrekt.',
    'nothing',
  ),
  EMAIL_SEVERAL: b(
    'Two people behind one address would become one person.',
    'Twee mensen achter één adres zouden één persoon worden.',
    'answer columns',
    ['a@museum.example; b@museum.example', 'a@museum.example'],
  ),
  PHONE_OF_ANOTHER: b(
    'A visitor would be linked to whoever answers that number.',
    'Een bezoeker zou gekoppeld worden aan wie dat nummer opneemt.',
    'columns export',
  ),
  PHONE_COUNTRY_UNSURE: b(
    'A visitor from Antwerp would be linked to somebody’s home in Roermond.',
    'Een bezoeker uit Antwerpen zou gekoppeld worden aan iemands huis in Roermond.',
    'columns export',
  ),
  ADDRESS_UNCLEAR: b(
    'Town and country would become parts of the street, and no address would be found again.',
    'Plaats en land zouden delen van de straat worden, en geen adres werd teruggevonden.',
    'columns export',
  ),
  NAME_OF_TWO: b(
    'Taken for one person, one of the two would get the surname of the other.',
    'Als één persoon gelezen kreeg een van beiden de achternaam van de ander.',
    'columns export',
    ['J. Jansen & P. Pietersen', 'J. Jansen'],
  ),
  CONSENT_UNCLEAR: b(
    'Consent is never guessed: who did not clearly say yes is not written to.',
    'Toestemming wordt nooit geraden: wie niet duidelijk ja zei, wordt niet benaderd.',
    'words',
    ['misschien', 'ja'],
  ),
  OBJECTION_UNCLEAR: b(
    'A word that may be an objection is honoured as one.',
    'Een woord dat een bezwaar kan zijn, wordt als bezwaar gehonoreerd.',
    'words card',
    ['afgemeld?', 'ja'],
  ),
  ROW_ANONYMOUS: b(
    'The visit counts, but nobody can tell whether the same person came elsewhere.',
    'Het bezoek telt, maar niemand kan zien of dezelfde persoon elders kwam.',
    'ask columns',
  ),
}
