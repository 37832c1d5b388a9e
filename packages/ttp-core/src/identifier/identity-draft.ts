import { type ChangeCode, note } from './changes.ts'
import { type FieldResult, type Identity, type IdentityField, isValue } from './fields.ts'

type PlainField = Exclude<IdentityField, 'fullName' | 'addressLine'>

/** A row under construction: results so far, and the identity that they make. */
export interface IdentityDraft {
  readonly fields: Partial<Record<IdentityField, FieldResult>>
  readonly identity: Identity
}

/** Records a field's result, and its value in the identity when it is usable. */
export function put(draft: IdentityDraft, field: PlainField, result: FieldResult): void {
  draft.fields[field] = result
  if (isValue(result)) draft.identity[field] = result.value
  else delete draft.identity[field]
}

/** Records a part that was found in another field, unless the row gave a usable one of its own. */
export function putDerived(draft: IdentityDraft, field: PlainField, value: string | undefined, code: ChangeCode): void {
  if (value === undefined || isValue(draft.fields[field])) return
  const before = draft.fields[field]
  const changes: ChangeCode[] = before !== undefined && 'changes' in before ? [...before.changes] : []
  note(changes, code)
  put(draft, field, { value, changes })
}
