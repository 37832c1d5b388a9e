/** A question or an answer as the person asked sees it. */
export interface Wording {
  readonly nl: string
  readonly en: string
}

/** One closed question: its codes in the order in which they are shown. `standard` ones are always asked, `chosen` ones where an institution picks them. */
export interface Question extends Wording {
  readonly set: 'standard' | 'chosen'
  readonly answers: Readonly<Record<string, Wording>>
}

const of = <Code extends string>(
  set: Question['set'],
  nl: string,
  en: string,
  answers: Readonly<Record<Code, readonly [nl: string, en: string]>>,
) => ({
  set,
  nl,
  en,
  answers: Object.fromEntries(
    Object.entries<readonly [string, string]>(answers).map(([code, [dutch, english]]) => [
      code,
      { nl: dutch, en: english },
    ]),
  ) as Readonly<Record<Code, Wording>>,
})
const grade = <Grade extends string>(...grades: readonly Grade[]) =>
  Object.fromEntries(grades.map((code) => [code, [code, code]])) as unknown as Readonly<Record<Grade, [string, string]>>

/**
 * The first standard questionnaire (RECO-40). No question is open, and none asks for health, religion, politics, origin or another special
 * category. It is for persons of 16 and over.
 */
const STANDARD_1 = {
  visitMotive: of(
    'standard',
    'Wat was de belangrijkste reden van uw bezoek?',
    'What was the main reason for your visit?',
    {
      offer: ['het aanbod zelf', 'the offer itself'],
      outing: ['een dagje of avondje uit', 'a day or evening out'],
      'being-together': ['samen zijn', 'being together'],
      learning: ['iets leren', 'learning something'],
      relaxing: ['ontspanning', 'relaxing'],
      invited: ['ik was uitgenodigd', 'I was invited'],
      'work-or-study': ['werk of studie', 'work or study'],
      other: ['een andere reden', 'another reason'],
    },
  ),
  visitCompany: of('standard', 'Met wie was u er?', 'Who were you with?', {
    alone: ['alleen', 'alone'],
    partner: ['met partner', 'with partner'],
    'family-with-children': ['gezin met kinderen', 'family with children'],
    family: ['andere familie', 'other family'],
    friends: ['vrienden of kennissen', 'friends or acquaintances'],
    colleagues: ['collega’s', 'colleagues'],
    group: ['een groep of vereniging', 'a group or club'],
    other: ['anders', 'other'],
  }),
  satisfaction: of('standard', 'Welk cijfer geeft u uw bezoek?', 'How do you rate your visit?', {
    ...grade('1', '2', '3', '4', '5', '6', '7', '8', '9', '10'),
  }),
  recommendation: of(
    'standard',
    'Hoe waarschijnlijk is het dat u ons aanbeveelt (0 tot 10)?',
    'How likely are you to recommend us (0 to 10)?',
    { ...grade('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10') },
  ),
  visitFrequency: of(
    'standard',
    'Hoe vaak was u hier in de afgelopen 12 maanden, deze keer meegeteld?',
    'How often were you here in the past 12 months, this time included?',
    {
      'first-time': ['nooit eerder geweest', 'never been before'],
      '1': ['1 keer', 'once'],
      '2-3': ['2 of 3 keer', '2 or 3 times'],
      '4-6': ['4 tot 6 keer', '4 to 6 times'],
      '7-or-more': ['7 keer of vaker', '7 times or more'],
    },
  ),
  cultureFrequency: of(
    'standard',
    'Hoe vaak ging u in de afgelopen 12 maanden ergens naar cultuur?',
    'How often did you go to anything cultural in the past 12 months?',
    {
      '1-3': ['1 tot 3 keer', '1 to 3 times'],
      '4-6': ['4 tot 6 keer', '4 to 6 times'],
      '7-12': ['7 tot 12 keer', '7 to 12 times'],
      '13-or-more': ['13 keer of vaker', '13 times or more'],
    },
  ),
  travelMode: of('standard', 'Hoe bent u gekomen?', 'How did you travel?', {
    'on-foot': ['te voet', 'on foot'],
    bicycle: ['fiets', 'bicycle'],
    'public-transport': ['openbaar vervoer', 'public transport'],
    car: ['auto', 'car'],
    coach: ['touringcar', 'coach'],
    other: ['anders', 'other'],
  }),
  ageBand: of('standard', 'Hoe oud bent u?', 'How old are you?', {
    '16-24': ['16 tot en met 24', '16 to 24'],
    '25-34': ['25 tot en met 34', '25 to 34'],
    '35-44': ['35 tot en met 44', '35 to 44'],
    '45-54': ['45 tot en met 54', '45 to 54'],
    '55-64': ['55 tot en met 64', '55 to 64'],
    '65-74': ['65 tot en met 74', '65 to 74'],
    '75-or-over': ['75 of ouder', '75 or over'],
  }),
  educationLevel: of(
    'standard',
    'Wat is uw hoogste afgeronde opleiding?',
    'What is your highest completed education?',
    {
      basic: ['basisonderwijs of vmbo', 'primary or lower secondary'],
      secondary: ['havo of vwo', 'upper secondary'],
      vocational: ['mbo', 'vocational'],
      higher: ['hbo of universiteit', 'higher education'],
    },
  ),
  heardVia: of('chosen', 'Hoe wist u van ons aanbod?', 'How did you hear of us?', {
    'word-of-mouth': ['van bekenden', 'word of mouth'],
    newsletter: ['nieuwsbrief', 'newsletter'],
    website: ['website', 'website'],
    'social-media': ['sociale media', 'social media'],
    press: ['krant of tijdschrift', 'newspaper or magazine'],
    'radio-or-tv': ['radio of televisie', 'radio or television'],
    poster: ['poster of folder', 'poster or leaflet'],
    other: ['anders', 'other'],
  }),
  tripKind: of('chosen', 'Was u van huis voor een dag, of langer?', 'Were you out for the day, or longer?', {
    'from-home': ['alleen dit bezoek', 'only this visit'],
    'day-trip': ['een dagtocht', 'a day trip'],
    overnight: ['met overnachting', 'with an overnight stay'],
  }),
  cateringUse: of('chosen', 'Heeft u bij ons gegeten of gedronken?', 'Did you eat or drink here?', {
    yes: ['ja', 'yes'],
    no: ['nee', 'no'],
  }),
  shopUse: of('chosen', 'Heeft u iets gekocht in de winkel?', 'Did you buy anything in the shop?', {
    yes: ['ja', 'yes'],
    no: ['nee', 'no'],
  }),
  priceOpinion: of('chosen', 'Wat vond u van de prijs?', 'What did you think of the price?', {
    low: ['laag', 'low'],
    fair: ['redelijk', 'fair'],
    high: ['hoog', 'high'],
  }),
  returnIntent: of('chosen', 'Komt u binnen een jaar terug?', 'Will you come back within a year?', {
    certainly: ['zeker', 'certainly'],
    probably: ['waarschijnlijk', 'probably'],
    'probably-not': ['waarschijnlijk niet', 'probably not'],
    unknown: ['weet ik niet', 'I do not know'],
  }),
} as const satisfies Readonly<Record<string, Question>>

/** The questionnaires that were published, by the name that stands in `questionnaire`. A published one never changes: a change is a new one. */
export const QUESTIONNAIRES = { 'standard-1': STANDARD_1 } as const
/** The name of a published questionnaire. */
export type QuestionnaireName = keyof typeof QUESTIONNAIRES
/** The field of an answer: the name of its question. */
export type QuestionField = keyof typeof STANDARD_1

/** Answers by question, each a code of that question's closed list. */
export type SurveyAnswers = {
  readonly [Field in QuestionField]?: keyof (typeof STANDARD_1)[Field]['answers']
}

/** The names of the published questionnaires, the first one first. */
export const QUESTIONNAIRE_NAMES = Object.keys(QUESTIONNAIRES) as readonly QuestionnaireName[]
/** The fields of all questions of all questionnaires, in their order. */
export const QUESTION_FIELDS = Object.keys(STANDARD_1) as readonly QuestionField[]

/** Whether `value` is the name of a published questionnaire. */
export function isQuestionnaire(value: unknown): value is QuestionnaireName {
  return typeof value === 'string' && Object.hasOwn(QUESTIONNAIRES, value)
}

/** Whether `value` is the code of an answer to this question of this questionnaire. */
export function isAnswer(questionnaire: QuestionnaireName, field: QuestionField, value: unknown): boolean {
  return typeof value === 'string' && Object.hasOwn(QUESTIONNAIRES[questionnaire][field].answers, value)
}
