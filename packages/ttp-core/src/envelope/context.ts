import { documentForm, NAME_ID, UUID } from '../document/form.ts'
import { CoreError } from '../errors.ts'

/** The schema of the content of each kind of part. */
export const PART_SCHEMA = {
  identity: 'sluis-identity/1',
  activity: 'sluis-activity/1',
  subject: 'sluis-subject/1',
  pseudonym: 'sluis-pseudonym/1',
  attribute: 'sluis-attribute/1',
  change: 'sluis-change/1',
  selection: 'sluis-selection/1',
  opening: 'sluis-opening/1',
  revelation: 'sluis-revelation/1',
  translation: 'sluis-translation/1',
  rewrap: 'sluis-rewrap/1',
} as const

/** What a part carries: see the content types. */
export type PartKind = keyof typeof PART_SCHEMA

/** The kinds, in a fixed order. */
export const PART_KINDS = Object.keys(PART_SCHEMA) as readonly PartKind[]

/**
 * Where a part belongs. It stands in the JWE header (authenticated, readable without a key) and under the signature inside.
 * `delivery` is a UUID; for a change, and for the subjects of a change, it is the change's UUID, `chunk` 0 and `institution` ''.
 * For what two persons approved it is the request's UUID, `institution` the one that asks, or '' when a tenant does.
 * For a rewrap it is the rewrap's UUID, `chunk` the number of the list in it, and `institution` ''.
 */
export interface PartContext {
  readonly kind: PartKind
  readonly delivery: string
  readonly chunk: number
  readonly institution: string
  readonly tenant: string
  readonly domain: string
  readonly schema: string
}

const form = documentForm('PART_MALFORMED')
const MEMBERS = ['kind', 'delivery', 'chunk', 'institution', 'tenant', 'domain', 'schema'] as const
const MAX_CHUNK_NUMBER = 999_999
const INSTITUTION_OR_NONE = /^(?:[a-z0-9-]{2,40})?$/

/** A well-formed context, checked member by member. Throws PART_MALFORMED. */
export function parsePartContext(value: unknown): PartContext {
  const members = form.object(value, 'ctx', MEMBERS)
  const kind = form.oneOf(members.kind, 'ctx.kind', PART_KINDS)
  const chunk = form.integer(members.chunk, 'ctx.chunk', 0, MAX_CHUNK_NUMBER)
  const institution = form.text(members.institution, 'ctx.institution', INSTITUTION_OR_NONE)
  if (!fits(kind, chunk, institution === '')) throw new CoreError('PART_MALFORMED', 'ctx.institution')
  if (members.schema !== PART_SCHEMA[kind]) throw new CoreError('PART_MALFORMED', 'ctx.schema')
  return {
    kind,
    delivery: form.text(members.delivery, 'ctx.delivery', UUID),
    chunk,
    institution,
    tenant: form.text(members.tenant, 'ctx.tenant', NAME_ID),
    domain: form.text(members.domain, 'ctx.domain', NAME_ID),
    schema: PART_SCHEMA[kind],
  }
}

/** Changes, rewraps and translations belong to no institution; of subjects and selections there are both. */
function fits(kind: PartKind, chunk: number, withoutInstitution: boolean): boolean {
  if (!withoutInstitution) return kind !== 'change' && kind !== 'translation' && kind !== 'rewrap'
  if (kind === 'change' || kind === 'subject') return chunk === 0
  return kind === 'selection' || kind === 'translation' || kind === 'rewrap'
}

/** Whether two contexts name the same place. */
export function sameContext(a: PartContext, b: PartContext): boolean {
  return MEMBERS.every((member) => a[member] === b[member])
}
