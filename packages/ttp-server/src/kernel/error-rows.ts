/** Rows of the table of errors: an HTTP status, and a public text that says what is wrong and how to mend it, without any input. */
export type ErrorRows = Readonly<Record<string, { readonly status: number; readonly text: string }>>
