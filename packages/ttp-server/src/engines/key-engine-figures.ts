import type { Sequenced } from '../domains/audit/index.ts'
import type { Outcome } from '../domains/pseudonymise/index.ts'

/** What a key engine did since it began. */
export interface KeyEngineFigures {
  readonly batches: number
  /** Rows of chunks, or changes. */
  readonly rows: number
  /** How often a batch was put aside, by code. */
  readonly aside: Readonly<Record<string, number>>
  readonly entriesAppended: number
  readonly entriesRefused: number
  readonly logSize: number
}

/** Counts what the parts of the engine tell. */
export function countedFigures(): {
  readonly pseudonymised: (outcome: Outcome) => void
  readonly sequenced: (done: Sequenced) => void
  readonly read: () => KeyEngineFigures
} {
  const aside: Record<string, number> = {}
  let figures: KeyEngineFigures = { batches: 0, rows: 0, aside, entriesAppended: 0, entriesRefused: 0, logSize: 0 }
  return {
    pseudonymised: (outcome) => {
      if (outcome.kind === 'aside') aside[outcome.code] = (aside[outcome.code] ?? 0) + 1
      if (outcome.kind !== 'done') return
      figures = { ...figures, batches: figures.batches + 1, rows: figures.rows + outcome.count }
    },
    sequenced: ({ appended, refused, size }) => {
      figures = {
        ...figures,
        entriesAppended: figures.entriesAppended + appended,
        entriesRefused: figures.entriesRefused + refused,
        logSize: size,
      }
    },
    read: () => ({ ...figures, aside: { ...aside } }),
  }
}
