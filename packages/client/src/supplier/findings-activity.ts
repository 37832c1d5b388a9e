import type { ActivityErrorCode } from '@sluis/ttp-core/rows'

/** The activity errors of the core in Dutch. */
export const ACTIVITY_TEXTS_NL: Readonly<Record<ActivityErrorCode, string>> = {
  ACTIVITY_VISIT_DATE_MISSING: 'De regel heeft geen bezoekdatum. Koppel de juiste kolom of laat de regel weg.',
  ACTIVITY_DATE_INVALID:
    'De datum is onleesbaar of bestaat niet. Schrijf JJJJ-MM-DD, met een jaartal van vier cijfers.',
  ACTIVITY_TIME_INVALID: 'De tijd is onleesbaar. Schrijf UU:MM, 24 uur.',
  ACTIVITY_CODE_UNKNOWN: 'Het woord is geen code van dit veld. Geef de code in het koppelbestand onder "values".',
  ACTIVITY_OFFER_CODE_INVALID:
    'De code bestaat niet uit 1 tot 24 letters A-Z, cijfers en streepjes. Vrije tekst mag niet mee.',
  ACTIVITY_OFFER_CODE_PERSONAL:
    'De code kan een telefoon- of burgerservicenummer zijn. Gebruik een code met minder cijfers achter elkaar.',
  ACTIVITY_NUMBER_INVALID: 'Het getal is niet geheel of valt buiten de grenzen.',
  ACTIVITY_PRICE_INVALID: 'De prijs is onleesbaar of op twee manieren te lezen. Schrijf 12,50.',
  ACTIVITY_PRICE_CONFLICT: 'Prijs en prijs in centen spreken elkaar tegen. Koppel één van de twee.',
  SURVEY_ROW_MIXED: 'De regel is enquête en aankoop tegelijk. Lever antwoorden en aankopen elk in eigen regels.',
  SURVEY_CONSENT_MISSING:
    'De toestemming van de ondervraagde is niet vastgelegd. Geef het woord, het moment en de versie van de tekst van de toestemming.',
  SURVEY_CONSENT_NOT_GIVEN:
    'De ondervraagde gaf geen toestemming, of het woord is onbekend. De antwoorden blijven hier.',
  SURVEY_CONSENT_TEXT_INVALID:
    'De versie van de toestemmingstekst bestaat niet uit 1 tot 24 letters A-Z, cijfers en streepjes, of kan het nummer van een persoon zijn.',
  SURVEY_QUESTIONNAIRE_UNKNOWN:
    'De vragenlijst is niet gepubliceerd. Geef de naam, zoals standard-1, in het koppelbestand onder "constants".',
  SURVEY_ANSWER_UNKNOWN:
    'Het antwoord is geen code van deze vraag. Geef de code in het koppelbestand onder "values"; vrije tekst mag niet mee.',
  SURVEY_ANSWERS_MISSING:
    'Geen enkele vraag heeft een bruikbaar antwoord. Koppel de kolommen met antwoorden of laat de regel weg.',
}
