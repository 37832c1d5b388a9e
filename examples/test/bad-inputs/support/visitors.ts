/** Given names that do not share an initial: these are different people. */
const GIVEN = ['Wilhelmina', 'Anna', 'Bernardus', 'Cornelia', 'Diederik', 'Everdina'] as const

/** What is looked for in every answer and every log line: pieces of values that are no accident of base64. */
const PLANTED: readonly RegExp[] = [/kanarie/i, /wilhelmina/i, /6123456/, /\b35\d\d ?kn\b/i]

/** The planted values that a text holds, as what was looked for. */
export function plantedIn(text: string): readonly string[] {
  return PLANTED.filter((value) => value.test(text)).map(String)
}

/** A canonical identity; of another person, at another address, for every number below 90. */
export function identityOf(serial: number): Record<string, string> {
  return {
    relationNumber: `KANARIE${serial}`,
    givenName: GIVEN[serial % GIVEN.length] ?? '',
    familyName: 'Kanarieveld',
    email: `kanarie.${serial}@voorbeeld.nl`,
    phone: `+316123456${String(serial % 90).padStart(2, '0')}`,
    phoneKind: 'mobile',
    postcode: `35${String(10 + (serial % 90))}KN`,
    houseNumber: '73',
  }
}
