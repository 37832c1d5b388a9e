import type { FieldResult, IdentityField, NormalisationOptions, RawIdentity } from '../identifier/fields.ts'
import {
  canonicaliseColumnDateOrder,
  canonicaliseField,
  canonicaliseIdentity,
  isCanonical,
} from '../identifier/index.ts'
import type { Evaluate, Fields, Json } from './fields.ts'
import { identifierKey } from './identifier-key.ts'
import { canonicaliseMany } from './identifier-many.ts'
import { list, object, text } from './input.ts'
import { FieldRefusal } from './refusal.ts'

/** Canonical identifiers: a field that is refused is a refusal; in a row it is part of the output. */
export const identifierOperations: Readonly<Record<string, Evaluate>> = {
  CanonicaliseField: (input) => {
    const result = canonicaliseField(text(input, 'field') as IdentityField, text(input, 'text'), optionsOf(input))
    if ('error' in result) throw new FieldRefusal(result.error)
    return written(result)
  },
  CanonicaliseIdentity: (input) => {
    const { fields, identity } = canonicaliseIdentity(object(input, 'row') as RawIdentity, optionsOf(input))
    const results = Object.entries(fields).map(([field, result]) => [field, written(result)])
    return { fields: Object.fromEntries(results) as Fields, identity: identity as Fields }
  },
  IsCanonical: (input) => ({
    canonical: isCanonical(text(input, 'field') as IdentityField, text(input, 'value')),
  }),
  ColumnDateOrder: (input) => ({ order: canonicaliseColumnDateOrder(list(input, 'values').map(String)) }),
  IdentifierKey: (input) => ({ result: identifierKey(text(input, 'key'), list(input, 'arguments')) }),
  CanonicaliseMany: (input) => ({ sha256: canonicaliseMany(input, optionsOf(input)) }),
}

function optionsOf(input: Fields): NormalisationOptions {
  return object(input, 'options') as unknown as NormalisationOptions
}

function written(result: FieldResult): Fields {
  return { ...result } as Readonly<Record<string, Json>>
}
