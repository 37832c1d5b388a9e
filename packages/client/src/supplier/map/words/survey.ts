import type { SurveyField } from '@sluis/ttp-core/rows'

/** What exports of the standard questionnaire call their columns; written as `IDENTITY_WORDS`. */
export const SURVEY_WORDS: Record<SurveyField, string> = {
  questionnaire: 'questionnaire vragenlijst',
  surveyConsent:
    'surveyconsent toestemmingenquete enquetetoestemming toestemmingonderzoek toestemmingvragenlijst consentsurvey',
  surveyConsentAt: 'surveyconsentat toestemmingop tijdstiptoestemming datumtoestemming consentat consentdate',
  surveyConsentText: 'surveyconsenttext versietoestemming toestemmingversie toestemmingstekst consentversion',
  visitMotive: 'visitmotive bezoekmotief redenbezoek bezoekreden',
  visitCompany: 'visitcompany gezelschap metwie gezelschapbezoek',
  satisfaction: 'satisfaction rapportcijfer tevredenheid waardering',
  recommendation: 'recommendation aanbeveling nps npsscore',
  visitFrequency: 'visitfrequency bezoekfrequentie',
  cultureFrequency: 'culturefrequency cultuurfrequentie',
  travelMode: 'travelmode vervoermiddel vervoerwijze vervoer',
  ageBand: 'ageband leeftijdsgroep leeftijdscategorie leeftijdsklasse',
  educationLevel: 'educationlevel opleidingsniveau opleiding',
  heardVia: 'heardvia gehoordvia bekendvia',
  tripKind: 'tripkind soortuitje',
  cateringUse: 'cateringuse horecagebruik',
  shopUse: 'shopuse winkelgebruik',
  priceOpinion: 'priceopinion prijsoordeel',
  returnIntent: 'returnintent herhaalintentie',
}
