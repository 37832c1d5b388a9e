import { answer, CONFORMANCE_OPERATIONS, type Fields } from '@sluis/ttp-core/conformance'

/** What an implementation says to one case: an output, a refusal by its code, or that it has no such operation. */
export type Said = { readonly ok: Fields } | { readonly error: string } | { readonly unsupported: true }

/** Something that carries out the operations of the specification. */
export interface Implementation {
  readonly ask: (operation: string, input: Fields) => Promise<Said>
  readonly close: () => Promise<void>
}

/** The implementation that is installed here. */
export function installedImplementation(): Implementation {
  return {
    ask: async (operation, input) => {
      const evaluate = CONFORMANCE_OPERATIONS[operation]
      return evaluate === undefined ? { unsupported: true } : answer(evaluate, input)
    },
    close: async () => undefined,
  }
}
