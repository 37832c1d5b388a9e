import { readConsent } from '@sluis/ttp-core/rows'
import { isIdentityField } from './fields.ts'
import { foldName } from './fold.ts'
import type { Ask, Guess } from './guess.ts'
import { asksToShare, saysPermission } from './permission.ts'
import { type Profile, shareOf } from './profile.ts'

/**
 * What the name of a column says about permission: `consent` that something is allowed, `refusal` that it is not ("Wil geen post",
 * "DoNotEmail", "uitgeschreven"), `unobjected` that there is no objection ("Geen bezwaar").
 */
export type PermissionSpeech = 'consent' | 'refusal' | 'unobjected'

const CONTACT =
  'e?mail(?:ing|ings|en|s)?|gemaild|post|brie(?:f|ven)|nieuwsbrie(?:f|ven)|newsletters?|nieuws|news|reclame|folders?|brochures?|contact|' +
  'benader(?:en|d|baar)|bellen|gebeld|calls?|sms|whatsapp|marketing|promoties?|promotions?|aanbiedingen|uitnodiging(?:en)?|solicit(?:ation|ations)?|werbung|publicite'
const SHARING =
  'delen|gedeeld|deling|share|sharing|sell|gegevens|data|onderzoek|research|profiler(?:en|ing)|verwerk(?:en|ing|t)|processing|derden|' +
  'privacy|toestemming|consent|akkoord|permission|toegestaan|allowed|optin'
const NOT = 'geen|niet|nooit|zonder|donot|dont|never|kein|keine|pasde'

const REFUSED =
  /optout|optedout|unsubscri|unsubscribe|desabonn|desinscri|abgemeldet|abbestell|uitgeschr|uitschrij[fv]|afgemeld|afmeld|belmeniet|donot(?:send|e?mail|call|phone|fax|bulk|post)|bezwaar|objection|widerspruch/
const WITHDRAWN = new RegExp(
  `(?:ingetrokken|intrekking|withdrawn|revoked|geweigerd|refused|declined|denied)(?:${SHARING})|(?:${SHARING})(?:ingetrokken|intrekking|withdrawn|revoked|geweigerd|refused|declined|denied)`,
)
const NEGATED = new RegExp(`(?:${NOT})(?:meer|fysieke|per|digitale|any|direct|door|met|voor)?(?:${CONTACT}|${SHARING})`)
/** "No" is a number too: it refuses at the front, or behind a wish. */
const NO = new RegExp(`^(?:wants?|please)?no(?:${CONTACT}|${SHARING})`)
const UNOBJECTED = /(?:geen|zonder|no)(?:bezwaar|bezwaren|objections?)/
const CONSENT =
  /toestemming|consent|akkoord|permission|optin|optedin|instemming|einwilligung|acceptsmarketing|acceptsemail|magbenader|maggemaild|maggebeld|maggedeeld|m(?:ag|ogen)(?:we|wij|ik)(?:u|je|jou)(?:e?mailen|benader|contact|bellen|schrijven|uitnodigen)/

/** What a column speaks of by its name; undefined if of no permission. */
export function permissionSpeech(column: string): PermissionSpeech | undefined {
  const name = foldName(column)
  if (UNOBJECTED.test(name)) return 'unobjected'
  const negated = NEGATED.test(name) || NO.test(name) || WITHDRAWN.test(name)
  // Who was not taken off a list is on it: that is no refusal, and no consent of his either.
  if (REFUSED.test(name))
    return /(?:geen|niet|not)(?:uitgeschr|afgemeld|unsubscri|optedout)/.test(name) ? 'consent' : 'refusal'
  if (negated) return 'refusal'
  return CONSENT.test(name) ? 'consent' : undefined
}

/** Words of data and of objections as such: such a refusal is likely one to what is delivered here. */
const OF_DATA =
  /delen|gedeeld|deling|share|sharing|sell|gegevens|data|onderzoek|research|profiler|verwerk|processing|derden|privacy|bezwaar|objection|avg|gdpr|dsgvo/
/** A consent that was refused, of nothing in particular. */
const OF_CONSENT = /toestemming|consent|akkoord|permission/
const OF_CONTACT = new RegExp(CONTACT)

function likelyObjection(name: string): boolean {
  return OF_DATA.test(name) || (OF_CONSENT.test(name) && !OF_CONTACT.test(name))
}

/**
 * A column of refusals is never read as consent and never passed over: asked, with the objection proposed where it speaks of data, and
 * nothing where it speaks of letters. What its name alone says for certain stays as it is.
 */
export function withoutConsentOfRefusals(
  guess: Guess | undefined,
  column: { readonly label: string; readonly name: string; readonly index: number; readonly profile: Profile },
): Guess | undefined {
  const speech = permissionSpeech(column.name)
  if (guess?.field === 'contactConsent' && speech !== 'refusal' && guess.confidence < 0.9)
    // What stands in front is not known, and may turn it round.
    return { ...guess, ask: { options: ['ignore', 'contactConsent'], needed: false } }
  if (guess?.field !== 'objected' && asksToShare(column.name) && saysYesOrNo(column.profile))
    return objection(column, ['objected', 'ignore'])
  if (speech !== 'refusal' || saysPermission(column.name)) return guess
  if (guess?.field === 'objected' && guess.confidence >= 0.9) return guess
  // Addresses of people who refuse are addresses.
  if (guess && isIdentityField(guess.field) && !saysYesOrNo(column.profile)) return guess
  if (guess?.field !== 'contactConsent' && guess?.field !== 'objected' && !saysYesOrNo(column.profile)) return guess
  return objection(column, likelyObjection(foldName(column.name)) ? ['objected', 'ignore'] : ['ignore', 'objected'])
}

const objection = (
  { label, index }: { readonly label: string; readonly index: number },
  options: Ask['options'],
): Guess => ({
  column: label,
  index,
  field: 'objected',
  confidence: 0.75,
  by: 'name',
  role: 'plain',
  ask: { options, needed: false },
})

const saysYesOrNo = (profile: Profile): boolean =>
  shareOf(profile, (value) => readConsent(value) !== 'unclear') >= 0.8 || profile.values.length === 0
