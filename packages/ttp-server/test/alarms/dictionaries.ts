import type { Identity } from '@sluis/ttp-core/identity'

/** What somebody delivers who counts identifiers out, and the alarm that it has to raise. */
export const dictionaries: Readonly<Record<string, { readonly kind: string; readonly row: (at: number) => Identity }>> =
  {
    'telephone numbers': { kind: 'phone-sequence', row: (at) => mobile(12_000_000 + at) },
    'every tenth telephone number': { kind: 'phone-sequence', row: (at) => mobile(12_000_000 + at * 10) },
    'house numbers of one postcode': {
      kind: 'house-number-sequence',
      row: (at) => ({ postcode: '1234AB', houseNumber: String(at + 1) }),
    },
    'odd house numbers': {
      kind: 'house-number-sequence',
      row: (at) => ({ postcode: '1234AB', houseNumber: String(2 * at + 1) }),
    },
    'house number 1 of every postcode': {
      kind: 'postcode-sequence',
      row: (at) => ({ postcode: postcode(at), houseNumber: '1' }),
    },
    'numbered e-mail addresses': { kind: 'email-sequence', row: (at) => ({ email: `jan${at}@mail.example` }) },
    'every birth date of one name': {
      kind: 'birth-date-sequence',
      row: (at) => ({ familyName: 'Bakker', givenName: 'Anna', birthDate: day(at) }),
    },
    'a mailbox at every provider': {
      kind: 'email-spray',
      row: (at) => ({ email: `mailbox.${letters(Math.floor(at / 8))}@provider${letters(at % 8)}.example` }),
    },
    'one relation number with many e-mail addresses': {
      kind: 'relation-spray',
      row: (at) => ({ relationNumber: String(Math.floor(at / 10)), email: `${letters(at)}.x@mail.example` }),
    },
  }

const GIVEN = ['Anna', 'Bram', 'Carla', 'Dirk', 'Els', 'Femke', 'Gijs', 'Hanna']
const FAMILY = ['Bakker', 'Visser', 'Smit', 'Jansen', 'Mulder', 'Bos', 'Vos', 'Peters', 'Hendriks', 'Dekker']

/** A list of visitors: strangers to each other, the same every time. */
export function visitors(count: number): Identity[] {
  const draw = drawer(7)
  return Array.from({ length: count }, () => {
    const givenName = GIVEN[draw(GIVEN.length)] ?? 'Anna'
    const familyName = FAMILY[draw(FAMILY.length)] ?? 'Bakker'
    const year = 1930 + draw(80)
    return {
      givenName,
      familyName,
      birthDate: `${year}-${String(1 + draw(12)).padStart(2, '0')}-${String(1 + draw(28)).padStart(2, '0')}`,
      email:
        `${givenName}.${familyName}${draw(2) === 0 ? year : letters(draw(17_000))}@mail${draw(9)}.example`.toLowerCase(),
      ...mobile(10_000_000 + draw(49_000_000)),
      postcode: postcode(draw(50_000)),
      houseNumber: String(1 + draw(120)),
    }
  })
}

export function shuffled<Item>(items: readonly Item[]): readonly Item[] {
  const draw = drawer(11)
  const mixed = [...items]
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = draw(at + 1)
    const [one, two] = [mixed[at], mixed[other]]
    if (one === undefined || two === undefined) continue
    mixed[at] = two
    mixed[other] = one
  }
  return mixed
}

/** Uniform below a bound, the same for the same seed. */
function drawer(seed: number): (bound: number) => number {
  let state = seed
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * bound)
  }
}

const mobile = (number: number): Identity => ({ phone: `+316${number}`, phoneKind: 'mobile' })
const day = (at: number): string => new Date(Date.UTC(1950, 0, 1 + at)).toISOString().slice(0, 10)
const letters = (at: number): string =>
  String.fromCharCode(...[676, 26, 1].map((unit) => 97 + (Math.floor(at / unit) % 26)))
function postcode(at: number): string {
  const pair = String.fromCharCode(65 + (Math.floor(at / 26) % 26), 65 + (at % 26))
  // Not used by the post, and refused in a part.
  return `${1011 + Math.floor(at / 676)}${/^S[ADS]$/.test(pair) ? 'SB' : pair}`
}
