import type { Random } from '../ports.ts'
import type { CanaryValue } from './canary-values.ts'

/** Reserved for documentation by RFC 2606: nobody receives mail there. */
const DOMAINS = ['example.com', 'example.net', 'example.org'] as const
/** Mobile numbers that the British regulator keeps for television and radio; a thousand of them, and nobody's. */
const DRAMA_PREFIX = '+447700900'
const DRAMA_NUMBERS = 1_000
const LETTERS = 'abcdefghijkmnpqrstuvwxyz'
const MAILBOX_LETTERS = 11

/**
 * Canaries of ranges that are kept free for such use: by turns an e-mail address and a telephone number. They are met by who counts a
 * range out and by who delivers another's file; a number of one's own country that nobody has, only its holder can name.
 */
export function inventCanaries(count: number, random: Random): readonly CanaryValue[] {
  return Array.from({ length: count }, (_, position) => {
    if (position % 2 === 1) {
      const [high = 0, low = 0] = random(2)
      return { phone: `${DRAMA_PREFIX}${String((high * 256 + low) % DRAMA_NUMBERS).padStart(3, '0')}` }
    }
    const letters = [...random(MAILBOX_LETTERS)].map((byte) => LETTERS[byte % LETTERS.length] ?? 'a')
    return { email: `${letters.join('')}@${DOMAINS[(position / 2) % DOMAINS.length] ?? DOMAINS[0]}` }
  })
}
