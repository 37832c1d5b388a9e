import type { MappedField } from '@sluis/client/browser'
import type { Both } from './protocol.ts'

/** What people call the fields of the standard, in the order of the list of choices. */
export const FIELD_LABELS: Readonly<Record<MappedField, Both>> = {
  relationNumber: { nl: 'Klantnummer', en: 'Customer number' },
  fullName: { nl: 'Naam (volledig)', en: 'Name (in full)' },
  initials: { nl: 'Voorletters', en: 'Initials' },
  givenName: { nl: 'Voornaam', en: 'First name' },
  familyNamePrefix: { nl: 'Tussenvoegsel', en: 'Name prefix' },
  familyName: { nl: 'Achternaam', en: 'Last name' },
  birthDate: { nl: 'Geboortedatum', en: 'Date of birth' },
  email: { nl: 'E-mailadres', en: 'E-mail address' },
  phone: { nl: 'Telefoonnummer', en: 'Telephone number' },
  addressLine: { nl: 'Adres (volledig)', en: 'Address (in full)' },
  street: { nl: 'Straat', en: 'Street' },
  houseNumber: { nl: 'Huisnummer', en: 'House number' },
  houseNumberAddition: { nl: 'Toevoeging huisnummer', en: 'House number addition' },
  postcode: { nl: 'Postcode', en: 'Postcode' },
  city: { nl: 'Plaats', en: 'Place' },
  country: { nl: 'Land', en: 'Country' },
  contactConsent: { nl: 'Toestemming voor contact', en: 'Consent to be contacted' },
  objected: { nl: 'Bezwaar gemaakt', en: 'Has objected' },
  visitDate: { nl: 'Bezoekdatum', en: 'Date of visit' },
  visitTime: { nl: 'Bezoektijd', en: 'Time of visit' },
  orderDate: { nl: 'Besteldatum', en: 'Date of order' },
  offerCode: { nl: 'Code van het aanbod', en: 'Code of the offer' },
  offerGenre: { nl: 'Genre', en: 'Genre' },
  activityType: { nl: 'Soort bezoek', en: 'Kind of visit' },
  basis: { nl: 'Waarop de bezoekdatum berust', en: 'What the date of visit rests on' },
  channel: { nl: 'Verkoopkanaal', en: 'Sales channel' },
  price: { nl: 'Prijs', en: 'Price' },
  priceCents: { nl: 'Prijs in centen', en: 'Price in cents' },
  priceKind: { nl: 'Soort prijs', en: 'Kind of price' },
  quantity: { nl: 'Aantal', en: 'Quantity' },
  questionnaire: { nl: 'Vragenlijst', en: 'Questionnaire' },
  surveyConsent: { nl: 'Toestemming voor de vragenlijst', en: 'Consent to the survey' },
  surveyConsentAt: { nl: 'Moment van die toestemming', en: 'Moment of that consent' },
  surveyConsentText: { nl: 'Tekst van die toestemming', en: 'Text of that consent' },
  visitMotive: { nl: 'Reden van bezoek', en: 'Motive of the visit' },
  visitCompany: { nl: 'Gezelschap', en: 'Company' },
  satisfaction: { nl: 'Tevredenheid', en: 'Satisfaction' },
  recommendation: { nl: 'Aanbeveling', en: 'Recommendation' },
  visitFrequency: { nl: 'Hoe vaak hier', en: 'How often here' },
  cultureFrequency: { nl: 'Hoe vaak cultuur', en: 'How often culture' },
  travelMode: { nl: 'Vervoermiddel', en: 'Means of travel' },
  ageBand: { nl: 'Leeftijdsgroep', en: 'Age band' },
  educationLevel: { nl: 'Opleidingsniveau', en: 'Level of education' },
  heardVia: { nl: 'Hoe ervan gehoord', en: 'How heard of it' },
  tripKind: { nl: 'Soort uitje', en: 'Kind of trip' },
  cateringUse: { nl: 'Gebruik van horeca', en: 'Use of catering' },
  shopUse: { nl: 'Gebruik van winkel', en: 'Use of the shop' },
  priceOpinion: { nl: 'Oordeel over de prijs', en: 'Opinion of the price' },
  returnIntent: { nl: 'Wil terugkomen', en: 'Means to return' },
}

export const FIELDS = Object.keys(FIELD_LABELS) as readonly MappedField[]

/** The label of a field; its name where a newer client knows one that this page does not. */
export function labelOf(field: string): Both {
  return Object.hasOwn(FIELD_LABELS, field) ? FIELD_LABELS[field as MappedField] : { nl: field, en: field }
}
