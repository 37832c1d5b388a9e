/** The date of a moment in UTC, YYYY-MM-DD: by it the directory says what holds. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10)
}
