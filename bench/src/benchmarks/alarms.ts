import { mix, Random } from '@sluis/examples/population/random'
import type { LabelledRecord } from '@sluis/ttp-server/evaluate'
import { RowSurvey } from '@sluis/ttp-server/evaluate'
import type { Benchmark } from '../benchmark.ts'
import { labelledRecords } from '../linkage/labelled-records.ts'
import { LANGUAGES, makePopulation } from '../population/index.ts'
import { say } from '../say.ts'

type Identity = LabelledRecord['identity']
/** Words of a dictionary that is mixed among as many visitors. */
const WORDS = 2_000

/**
 * How often visitors are taken for a dictionary: every institution of populations in each language, and all of a population as one. And the
 * other way round, as a control: dictionaries mixed among as many visitors have to be found.
 */
export const alarms: Benchmark = {
  about: 'deliveries of visitors that raise an alarm, and dictionaries among visitors that raise none',
  run: async ({ records = 60_000, seed = 1 }) => {
    const raised: unknown[] = []
    const missed: string[] = []
    const highest: Record<string, number> = {}
    let looked = 0
    for (const language of Object.keys(LANGUAGES)) {
      const byInstitution = new Map<string, Identity[]>()
      for (const { institution, identity } of labelledRecords(makePopulation({ records, seed, language }))) {
        const rows = byInstitution.get(institution) ?? []
        rows.push(identity)
        byInstitution.set(institution, rows)
      }
      const lists = [...byInstitution.values()]
      for (const rows of [...lists, lists.flat()]) {
        const survey = surveyOf(rows)
        looked += 1
        for (const finding of survey.findings()) raised.push({ language, rows: rows.length, ...finding })
        for (const [kind, { values, share }] of Object.entries(survey.measures())) {
          if (values >= 100) highest[kind] = Math.max(highest[kind] ?? 0, share)
        }
      }
      const visitors = new Random(mix(seed, 5)).shuffled(lists.flat()).slice(0, WORDS)
      for (const [kind, word] of Object.entries(DICTIONARIES)) {
        const words = Array.from({ length: kind === 'house-number-sequence' ? 5 * WORDS : WORDS }, (_, at) => word(at))
        const found = surveyOf([...words, ...visitors]).findings()
        if (!found.some((finding) => finding.kind === kind)) missed.push(`${language} ${kind}`)
      }
      say(`${language}: ${lists.length} institutions`)
    }
    return {
      figure: raised.length,
      unit: 'false alarms',
      comparison: { name: 'deliveries of visitors', figure: looked, unit: 'deliveries', ratio: raised.length / looked },
      details: { records, raised, highestShares: highest, dictionaries: Object.keys(DICTIONARIES).length, missed },
    }
  },
}

function surveyOf(rows: readonly Identity[]): RowSurvey {
  const survey = new RowSurvey()
  for (const row of rows) survey.add(row)
  return survey
}

const letters = (at: number): string =>
  String.fromCharCode(...[676, 26, 1].map((unit) => 97 + (Math.floor(at / unit) % 26)))
const DICTIONARIES: Readonly<Record<string, (at: number) => Identity>> = {
  'phone-sequence': (at) => ({ phone: `+316${12_000_000 + at}`, phoneKind: 'mobile' }),
  'house-number-sequence': (at) => ({ postcode: '1234AB', houseNumber: String(at + 1) }),
  'postcode-sequence': (at) => ({
    postcode: `${1_000 + Math.floor(at / 20)}A${String.fromCharCode(65 + (at % 20))}`,
    houseNumber: '1',
  }),
  'email-sequence': (at) => ({ email: `jan${at}@mail.example` }),
  'birth-date-sequence': (at) => ({
    familyName: 'Bakker',
    givenName: 'Anna',
    birthDate: new Date(Date.UTC(1950, 0, 1 + at)).toISOString().slice(0, 10),
  }),
  'email-spray': (at) => ({ email: `mailbox.${letters(Math.floor(at / 8))}@provider${letters(at % 8)}.example` }),
  'relation-spray': (at) => ({ relationNumber: `r${Math.floor(at / 10)}`, email: `x.${letters(at)}@mail.example` }),
}
