import type { Identity, IdentityField, PhoneKind } from '../../identifier/fields.ts'
import { IDENTITY_FIELDS, isCanonical } from '../../identifier/index.ts'
import { checkRows, contentMembers, type Row, refuse } from './rows.ts'

/** Identities of one chunk, sealed to the TTP's identity engine. Rows without identifiers are absent. */
export interface IdentityContent {
  readonly schema: 'sluis-identity/1'
  /**
   * The rows name persons who withdraw their consent to be contacted one to one by the institution that delivers, and are nothing else: no
   * visits, and nothing is linked by them.
   */
  readonly withdrawal?: true
  readonly rows: readonly IdentityRow[]
}
/**
 * Canonical identity fields, by the row's number in the delivery. `contactConsent` is no identifier and links nothing: whether the visitor
 * lets this institution contact him one to one (true), or does not, or not any more (false).
 */
export type IdentityRow = Readonly<Identity> & { readonly row: number; readonly contactConsent?: boolean }

// Both were taken apart into the other fields before sealing.
const NOT_SENT: readonly IdentityField[] = ['fullName', 'addressLine']
const SENT = new Map<string, IdentityField>(
  IDENTITY_FIELDS.filter((field) => !NOT_SENT.includes(field)).map((field) => [field, field]),
)
const CONSENT = 'contactConsent'
const WITHDRAWAL = 'withdrawal'
const FLAGS: ReadonlySet<string> = new Set(['organisation', 'household', 'postOfficeBox'])
const PHONE_KINDS: ReadonlySet<unknown> = new Set<PhoneKind>(['mobile', 'fixed', 'service', 'unknown'])
const POSTCODE_AREA = /^[1-9][0-9]{3}$/
const DUTCH_MOBILE = /^\+316[1-58]/
const DUTCH_GEOGRAPHIC = /^\+31[1-57]/

/**
 * Checks the content of an identity part, for a TTP that does not trust the client: known fields, each in the grammar of its
 * canonical form. Throws PART_CONTENT_INVALID.
 */
export function parseIdentityContent(value: unknown): IdentityContent {
  const content = contentMembers('identity', value, 'rows', [WITHDRAWAL])
  const isWithdrawal = Object.hasOwn(content, WITHDRAWAL)
  if (isWithdrawal && content[WITHDRAWAL] !== true) refuse(WITHDRAWAL)
  // A row that withdraws says so already, and cannot say the contrary.
  const isMember = (name: string, field: unknown): boolean =>
    isIdentityMember(name, field) && !(isWithdrawal && name === CONSENT)
  checkRows(content.rows, isMember, isWhole)
  return content as unknown as IdentityContent
}

function isIdentityMember(name: string, value: unknown): boolean {
  const field = SENT.get(name)
  if (field !== undefined) return typeof value === 'string' && isCanonical(field, value)
  if (FLAGS.has(name)) return value === true
  if (name === CONSENT) return typeof value === 'boolean'
  if (name === 'phoneKind') return PHONE_KINDS.has(value)
  return name === 'postcodeArea' && typeof value === 'string' && POSTCODE_AREA.test(value)
}

/** A kind goes with a phone, and a Dutch number must not pass for what it is not: the kind decides what may link. */
function isWhole(row: Row): boolean {
  const { phone, phoneKind } = row
  // A consent says nothing of who gave it.
  const fields = Object.keys(row).length - (Object.hasOwn(row, CONSENT) ? 1 : 0)
  if (typeof phone !== 'string' || phoneKind === undefined) return phone === phoneKind && fields > 1
  return DUTCH_MOBILE.test(phone) ? phoneKind === 'mobile' : phoneKind !== 'mobile' || !DUTCH_GEOGRAPHIC.test(phone)
}
