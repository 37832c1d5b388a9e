/** Letters that make names of one shape: no block's persons resemble another's. */
const LETTERS = 'bcdfghjklmnprstvwz'
const VOWELS = 'aeiou'

/**
 * A file of persons who differ from all others, alike in everything that can be counted: every row has a name, a birth date, an e-mail
 * address, a telephone number and a home.
 * @param first Number of the first person; the same number is the same person.
 */
export function strangersFile(rows: number, first: number): string {
  const lines = Array.from({ length: rows }, (_, row) => lineOf(first + row))
  return ['first_name;last_name;birth_date;email;phone;postcode;house_number;visit_date;offer', ...lines, ''].join(
    '\r\n',
  )
}

function lineOf(person: number): string {
  // Scattered, so that consecutive persons have no consecutive numbers: that would be a dictionary.
  const scattered = (Math.imul(person + 1, 2_654_435_761) >>> 0) % 40_000_000
  const [first, last] = [wordOf(scattered % 7_919, 2), wordOf(person, 4)]
  const year = 1940 + (scattered % 60)
  const birth = `${year}-${String(2 + (scattered % 11)).padStart(2, '0')}-${String(1 + (scattered % 28)).padStart(2, '0')}`
  const area = 1100 + (scattered % 8_000)
  const letters = `${String.fromCharCode(65 + (scattered % 16))}${String.fromCharCode(66 + (person % 17))}`.replace(
    /S[ADS]/,
    'RB',
  )
  return [
    first,
    last,
    birth,
    `${first}.${last}@mail.example`.toLowerCase(),
    `06${12_000_000 + scattered}`,
    `${area}${letters}`,
    String(1 + (scattered % 180)),
    '2026-03-01',
    'BENCH',
  ].join(';')
}

/** A word of so many syllables, another for each number. */
function wordOf(number: number, syllables: number): string {
  let rest = number
  let word = ''
  for (let at = 0; at < syllables; at += 1) {
    word += (LETTERS[rest % LETTERS.length] ?? 'b') + (VOWELS[Math.floor(rest / LETTERS.length) % VOWELS.length] ?? 'a')
    rest = Math.floor(rest / (LETTERS.length * VOWELS.length))
  }
  return word.charAt(0).toUpperCase() + word.slice(1)
}
