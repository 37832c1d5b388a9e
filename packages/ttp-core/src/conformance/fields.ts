/** A value as it stands in a file of test vectors. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }
/** Input or output of an operation. Bytes are lower-case hex unless a member's name says otherwise. */
export type Fields = { readonly [name: string]: Json }

/** Carries out an operation of the specification as its test vectors write it; a refusal is a CoreError. */
export type Evaluate = (input: Fields) => Fields | Promise<Fields>
