const MS_PER_DAY = 86_400_000

/** A year's visits fall on a few hundred days: each is written once. */
const written = new Map<number, string>()

/** A day as a count of days since 1970-01-01; arithmetic on days without time zones. */
export function dayOf(isoDate: string): number {
  return Date.parse(`${isoDate}T00:00:00Z`) / MS_PER_DAY
}

/** The day as `YYYY-MM-DD`. */
export function isoDate(day: number): string {
  let text = written.get(day)
  if (text === undefined) {
    text = new Date(day * MS_PER_DAY).toISOString().slice(0, 10)
    written.set(day, text)
  }
  return text
}
