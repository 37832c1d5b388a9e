import { foldName } from './fold.ts'

/** Names of columns in which "no" is the objection: whether data may be shared, or used for research. */
const PERMISSIONS: ReadonlySet<string> = new Set(
  (
    'gegevensdelen gegevensgedeeld datadelen magdelen maggedeeldworden deeltgegevens delentoegestaan toestemmingdelen akkoorddelen ' +
    'toestemminggegevensdelen toestemminggegevensdeling toestemmingdatadelen akkoordgegevensdelen akkoordgegevensdeling gegevensmogengedeeldworden ' +
    'toestemmingonderzoek toestemmingpublieksonderzoek akkoordonderzoek akkoordpublieksonderzoek magvooronderzoek ' +
    'sharedata datasharing datasharingconsent consentdatasharing consenttoshare consentsharing sharingconsent maysharedata ' +
    'allowdatasharing researchconsent consentresearch'
  ).split(' '),
)

/** Whether a column of objections, by its name, says who allows it instead of who objects. */
export function saysPermission(column: string): boolean {
  const name = foldName(column.replace(/\([^)]*\)/g, ' '))
  return PERMISSIONS.has(name) || NO_OBJECTION.test(name)
}

/** "Geen bezwaar tegen delen": who says no to that objects. */
const NO_OBJECTION = /(?:geen|zonder|no)(?:bezwaar|bezwaren|objections?)/

/** All of them, for the words by which columns are known. */
export const PERMISSION_NAMES: readonly string[] = [...PERMISSIONS]
