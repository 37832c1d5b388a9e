import type { Context, Judged } from './context.ts'
import { unasked } from './context.ts'

/** "Datum" is the day of the visit, unless another column says that plainly: then it is that of the order. */
export function settleDates(guesses: readonly Judged[], _: Context): Judged[] {
  const sure = (field: string): boolean =>
    guesses.some((guess) => guess.used && guess.field === field && guess.confidence >= 0.9)
  const [visit, order] = [sure('visitDate'), sure('orderDate')]
  return guesses.map((guess) => {
    const dated = guess.field === 'visitDate' || guess.field === 'orderDate'
    if (!dated || guess.confidence >= 0.9 || !guess.used) return guess
    if (visit && order) return { ...unasked(guess), used: false, confidence: 0.3 }
    if (visit) return { ...guess, field: 'orderDate', ask: { options: ['orderDate', 'ignore'], needed: false } }
    if (order && guess.field === 'orderDate') return { ...unasked(guess), used: false, confidence: 0.3 }
    return guess
  })
}
