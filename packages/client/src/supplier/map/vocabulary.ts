import { QUESTIONNAIRE_NAMES, QUESTIONNAIRES, type Question } from '@sluis/ttp-core/rows'
import type { MappedField } from './fields.ts'

/** Words that Dutch exports use for the codes of the standard, so that common files need no `values` in their mapping. */
const WORDS = {
  offerGenre: {
    museum: 'musea|museumbezoek|vaste collectie|collectie',
    exhibition: 'tentoonstelling|expositie|tentoonstellingen|expo',
    theatre: 'toneel|theater|toneelvoorstelling|muziektheater|drama',
    cabaret: 'kleinkunst|comedy|stand-up|standup',
    dance: 'dans|ballet|moderne dans',
    'classical-music': 'klassiek|klassieke muziek|klassiek concert|kamermuziek|classical',
    'pop-music': 'pop|popmuziek|popconcert|jazz|wereldmuziek|concert|rock',
    'opera-musical': 'opera|musical|operette',
    film: 'bioscoop|films|speelfilm|cinema|movie',
    festival: 'festivals',
    lecture: 'lezing|debat|lezing/debat|workshop|cursus|talk',
    library: 'bibliotheek|boek|boeken|uitlening',
    family: 'jeugd|familie|familievoorstelling|kinderen|kindervoorstelling|jeugdtheater|jeugdvoorstelling',
    other: 'overig|overige|anders',
  },
  activityType: {
    visit: 'bezoek|entree|toegang|scan',
    ticket: 'kaart|kaartje|ticket sale|verkoop|kaartverkoop|aankoop',
    reservation: 'reservering|boeking|booking',
    loan: 'uitlening|lening|uitleen|checkout',
    membership: 'lidmaatschap|abonnement|subscription',
    survey: 'enquête|enquete|vragenlijst|questionnaire',
  },
  basis: { observed: 'waargenomen|gemeten|kassa|scan', declared: 'opgegeven|enquête|enquete|survey' },
  channel: {
    web: 'online|web sales|websales|website|internet|webshop|site|app',
    email: 'e-mail|mail|nieuwsbrief|newsletter',
    social: 'social media|facebook|instagram|sociale media',
    phone: 'telefoon|telefonisch|tel',
    'on-site': 'kassa|balie|aan de kassa|box office|boxoffice|deur|ter plaatse|counter|onsite',
    other: 'overig|anders|reseller|derden',
  },
  priceKind: {
    regular:
      'normaal|regulier|vol tarief|volwassene|volwassenen|standaard|adult|full|full price|volledig|normalpreis|vollpreis|plein tarif',
    discount:
      'korting|kortingstarief|cjp|student|65+|senioren|senior|kind|kinderen|jeugd|stadspas|reductie|reduced|concession|jongere|ermäßigt|ermässigt|tarif réduit',
    free: 'gratis|guestlist|guest list|gastenlijst|vrij|vrijkaart|genodigde|vrijkaarten|comp|complimentary|uitnodiging',
    pass: 'museumkaart|pas|abonnement|cineville|vriendenpas|strippenkaart|ICOM|vriend|lid|passe-partout',
    group: 'groep|groepstarief|school|schoolgroep|groepen',
    other: 'overig|anders|vip',
  },
} satisfies Partial<Record<MappedField, Record<string, string>>>

/** Answers as the published questionnaires word them, in both languages. */
const ANSWERS = QUESTIONNAIRE_NAMES.flatMap((name) =>
  Object.entries<Question>(QUESTIONNAIRES[name]).map(
    ([field, { answers }]) =>
      [
        field,
        Object.entries(answers).flatMap(([code, { nl, en }]) =>
          [nl, en].map((word) => [word.toLowerCase(), code] as const),
        ),
      ] as const,
  ),
)

/** Field → word in lower case → code. */
export const VOCABULARY: Partial<Record<MappedField, readonly (readonly [string, string])[]>> = Object.fromEntries([
  ...Object.entries(WORDS).map(
    ([field, codes]) =>
      [
        field,
        Object.entries(codes).flatMap(([code, words]) =>
          words
            .toLowerCase()
            .split('|')
            .map((word) => [word, code] as const),
        ),
      ] as const,
  ),
  ...ANSWERS,
])
