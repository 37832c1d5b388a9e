import type { Random } from '@sluis/examples/population/random'

/** One slip of the finger: a letter lost, doubled, exchanged with its neighbour or hit beside. */
export function mistype(text: string, random: Random): string {
  const letters = [...text]
  if (letters.length < 2) return text
  const at = random.between(1, letters.length - 1)
  const letter = letters[at] ?? ''
  const before = letters[at - 1] ?? ''
  switch (random.between(0, 3)) {
    case 0:
      return letters.toSpliced(at, 1).join('')
    case 1:
      return letters.toSpliced(at, 0, letter).join('')
    case 2:
      return letters.toSpliced(at - 1, 2, letter, before).join('')
    default:
      return letters.toSpliced(at, 1, beside(letter, random)).join('')
  }
}

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', '0123456789']

function beside(letter: string, random: Random): string {
  const row = ROWS.find((keys) => keys.includes(letter)) ?? 'etaoinsr'
  return row[(row.indexOf(letter) + (random.chance(0.5) ? 1 : row.length - 1)) % row.length] ?? letter
}

/** One digit wrong, or two exchanged; the length stays. */
export function mistypeDigits(text: string, random: Random): string {
  const places = [...text].flatMap((letter, at) => (/\d/.test(letter) ? [at] : []))
  if (places.length === 0) return text
  const at = random.pick(places)
  const next = text[at + 1] ?? ''
  if (/\d/.test(next) && next !== text[at] && random.chance(0.4))
    return text.slice(0, at) + next + (text[at] ?? '') + text.slice(at + 2)
  const digit = (Number(text[at]) + random.between(1, 9)) % 10
  return text.slice(0, at) + digit + text.slice(at + 1)
}
