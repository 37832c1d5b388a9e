/** Whom the deliveries of these tests are about: values that must show up nowhere but under a seal. */
export const VISITOR = {
  givenName: 'Wilhelmina',
  familyName: 'Kanarieveld',
  email: 'wilhelmina.kanarieveld@voorbeeld.nl',
  phone: '+31612345698',
  phoneKind: 'mobile',
  postcode: '3511KN',
  houseNumber: '73',
} as const

/** What is looked for in every answer and every log line: values long enough to be no accident. */
export const PLANTED: readonly string[] = ['kanarie', 'wilhelmina', '612345698', '3511kn', '3511 kn']

/** The canonical identity of the visitor of this number: another person for each. */
export function identityOf(serial: number): Record<string, string> {
  return { ...VISITOR, email: `kanarie.${serial}@voorbeeld.nl`, relationNumber: `KANARIE${serial}` }
}
