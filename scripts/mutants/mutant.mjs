/** A flaw: one place of a file, what stands there instead, and the tests of which one must fail. */
export const mutant = (name, file, find, replace, tests, only, quick = false) => ({
  name,
  file,
  find,
  replace,
  tests,
  only,
  quick,
})
