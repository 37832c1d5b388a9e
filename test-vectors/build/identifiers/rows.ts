import {
  canonicaliseField,
  type IdentityField,
  type NormalisationOptions,
} from '../../../packages/ttp-core/src/identifier/index.ts'
import type { Case, Fields } from '../frame.ts'
import { flagsOf } from './flags.ts'

/** A text and what becomes of it: the value, `!` and the error, or `-` when nothing is there. */
export type Row = readonly [text: string, becomes: string]

/** A Dutch delivery on a fixed day. */
export const OPTIONS: NormalisationOptions = { country: 'NL', today: '2026-11-22' }

type Refusal = NonNullable<Case['error']>

/** The cases of a field, numbered from `first`. Fails when a row is not what it says. */
export function casesOf(
  field: IdentityField,
  rows: readonly Row[],
  first: number,
  options: NormalisationOptions = OPTIONS,
): Case[] {
  return rows.map(([text, becomes], at) => {
    const found = canonicaliseField(field, text, options)
    const shown = 'error' in found ? `!${found.error}` : 'value' in found ? found.value : '-'
    if (shown !== becomes) throw new Error(`${field} ${JSON.stringify(text)}: ${shown}, not ${becomes}`)
    return {
      tcId: first + at,
      comment: `${field}: ${commentOf(found)}`,
      flags: flagsOf(field, text, becomes),
      input: { field, text, options: { ...options } as unknown as Fields },
      ...('error' in found ? { error: found.error as Refusal } : {}),
    }
  })
}

function commentOf(found: ReturnType<typeof canonicaliseField>): string {
  if ('error' in found) return 'refused'
  if ('missing' in found) return 'nothing there, or all of it belongs elsewhere'
  return found.changes.length === 0 ? 'canonical already' : 'brought into canonical form'
}
