import { readFileSync } from 'node:fs'
import type { Case, Fields, Group, Operation } from './frame.ts'

interface FrozenFile {
  readonly testGroups: readonly {
    readonly type: string
    readonly specRef: string
    readonly tests: readonly (Case & { readonly output: Fields })[]
  }[]
}

/** The file as it was frozen: this operation has no cases of its own, it only finds out whether they still hold. */
export const frozenFile = JSON.parse(
  readFileSync(new URL('../storage-stability.json', import.meta.url), 'utf8'),
) as FrozenFile

/**
 * What earlier versions stored or sent, and the values that find it again. Cases are added when a version is released
 * (`freeze.ts`) and never changed: a version that does not agree with one cannot read its own past.
 */
export const storageStability: Operation = {
  name: 'storage-stability',
  algorithm: 'all that is stored or kept',
  header: ['comment = version that wrote it: file and case it was taken from'],
  notes: {
    Stored: {
      bugType: 'STORAGE',
      description: 'Written by the version that the comment names; every later version reads it and gives the same.',
    },
  },
  groups: frozenFile.testGroups.map(
    ({ type, specRef, tests }): Group => ({
      type,
      specRef,
      cases: tests.map(({ tcId, comment, flags, input }) => ({ tcId, comment, flags, input })),
    }),
  ),
}
