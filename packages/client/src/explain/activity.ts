import { because as b, type Explanation } from './explanation.ts'

/** Why what is wrong with visits and answers matters. */
export const ACTIVITY_EXPLANATIONS: Readonly<Record<string, Explanation>> = {
  ACTIVITY_VISIT_DATE_MISSING: b(
    'A visit without a day lies in no month and under no agreement.',
    'Een bezoek zonder dag ligt in geen maand en onder geen overeenkomst.',
    'columns cell',
    ['', '2026-03-01'],
  ),
  ACTIVITY_DATE_INVALID: b(
    'A date that is guessed puts the visit into another month.',
    'Een geraden datum zet het bezoek in een andere maand.',
    'dates asDate cell',
    ['31-02-26', '2026-02-28'],
  ),
  ACTIVITY_TIME_INVALID: b(
    'A wrong time is worse than none.',
    'Een verkeerd tijdstip is erger dan geen.',
    'cell export',
    ['kwart over acht', '20:15'],
  ),
  ACTIVITY_CODE_UNKNOWN: b(
    'Words that each house chooses for itself cannot be compared; codes can.',
    'Woorden die elk huis zelf kiest, zijn niet te vergelijken; codes wel.',
    'words',
    ['CJP-tarief', 'discount'],
  ),
  ACTIVITY_OFFER_CODE_INVALID: b(
    'Free text could hold a name; a code cannot.',
    'Vrije tekst kan een naam bevatten; een code niet.',
    'columns',
    ['De grote vloed (première)', 'VLOED-26'],
  ),
  ACTIVITY_OFFER_CODE_PERSONAL: b(
    'A phone or citizen number would reach the reader of the visits unsealed.',
    'Een telefoon- of burgerservicenummer zou de lezer van de bezoeken onverzegeld bereiken.',
    'columns',
    ['0612000103', 'DELTA-26'],
  ),
  ACTIVITY_NUMBER_INVALID: b(
    '“Two” and 2,5 visitors cannot be added up.',
    '“Twee” en 2,5 bezoekers zijn niet op te tellen.',
    'cell columns',
    ['2,5', '2'],
  ),
  ACTIVITY_PRICE_INVALID: b(
    '1.234 is a thousand euros to one and one euro to another.',
    '1.234 is voor de een duizend euro en voor de ander één.',
    'cell export',
    ['1.234', '1234,00'],
  ),
  ACTIVITY_PRICE_CONFLICT: b(
    'Two prices that differ: nobody can tell which was paid.',
    'Twee prijzen die verschillen: niemand weet welke is betaald.',
    'leave columns',
    ['12,50 and 1200', '12,50'],
  ),
  SURVEY_ROW_MIXED: b(
    'Answers rest on consent, purchases do not: they must be able to part.',
    'Antwoorden berusten op toestemming, aankopen niet: zij moeten uit elkaar kunnen.',
    'columns export',
  ),
  SURVEY_CONSENT_MISSING: b(
    'Consent that cannot be proven is none (article 7 of the GDPR).',
    'Toestemming die niet aantoonbaar is, is er geen (artikel 7 AVG).',
    'columns ask',
    ['', 'ja; 2026-03-01; TEKST-1'],
  ),
  SURVEY_CONSENT_NOT_GIVEN: b(
    'Without a clear yes the answers are not ours to process.',
    'Zonder een duidelijk ja mogen de antwoorden niet worden verwerkt.',
    'nothing words',
    ['nee', 'ja'],
  ),
  SURVEY_CONSENT_TEXT_INVALID: b(
    'The version tells to which words the person agreed.',
    'De versie zegt met welke woorden de persoon instemde.',
    'cell constant',
    ['toestemming van maart', 'TEKST-2026-1'],
  ),
  SURVEY_QUESTIONNAIRE_UNKNOWN: b(
    'Codes have a meaning only in the questionnaire that defines them.',
    'Codes betekenen alleen iets in de vragenlijst die ze bepaalt.',
    'constant',
    ['mijn vragenlijst', 'standard-1'],
  ),
  SURVEY_ANSWER_UNKNOWN: b(
    'Free text could say who answered, or of whom.',
    'Vrije tekst kan zeggen wie antwoordde, of over wie.',
    'words',
    ['meestal met oma', 'family'],
  ),
  SURVEY_ANSWERS_MISSING: b(
    'Consent without an answer is a record about nothing.',
    'Toestemming zonder antwoord is een record over niets.',
    'columns dropRows',
  ),
}
