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
  return PERMISSIONS.has(name) || NO_OBJECTION.test(name) || asksToShare(column)
}

const MAY =
  /(?:^|[a-z])(?:mag|mogen|may|can)(?:wij|we|ik|het|er|the|uw|je|jouw|gegevens|your)|akkoord|toestemming|goedvind|goeddat|agree|consent|permission/
const DATA = /gegevens|data(?!t)|antwoorden|informatie|answers/
const SHARED = /delen|gedeeld|deelt|deling|share|sharing|onderzoek|research|derden|verstrek|doorgegeven|doorgeven/
const TURNED = /niet|geen|nooit|donot|dont|never|bezwaar|objection/
/** Who asks it of a single visitor in order to write or call him asks something else. */
const TO_CONTACT = /benader|contact|nieuwsbrief|newsletter|mailing|maggemaild|maggebeld/

/** A whole question: "Mogen wij uw gegevens delen voor onderzoek?". Who says no to that objects. */
export function asksToShare(column: string): boolean {
  const name = foldName(column)
  if (name.length < 12 || TURNED.test(name) || TO_CONTACT.test(name)) return false
  return MAY.test(name) && DATA.test(name) && SHARED.test(name)
}

/** "Geen bezwaar tegen delen": who says no to that objects. */
const NO_OBJECTION = /(?:geen|zonder|no)(?:bezwaar|bezwaren|objections?)/

/** All of them, for the words by which columns are known. */
export const PERMISSION_NAMES: readonly string[] = [...PERMISSIONS]
