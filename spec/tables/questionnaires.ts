import { QUESTIONNAIRES, type Question } from '../../packages/ttp-core/src/activity/index.ts'
import type { Fields } from '../../test-vectors/build/frame.ts'

/** The published questionnaires, as institutions print them and programs check them. */
export function questionnaireTable(): Fields {
  return {
    schema: 'sluis-spec-table/1',
    clause: 'RECO-40',
    questionnaires: Object.entries(QUESTIONNAIRES).map(([name, questions]) => ({
      name,
      questions: Object.entries<Question>(questions).map(([field, { set, nl, en, answers }]) => ({
        field,
        set,
        nl,
        en,
        answers: Object.entries(answers).map(([code, wording]) => ({ code, ...wording })),
      })),
    })),
  }
}
