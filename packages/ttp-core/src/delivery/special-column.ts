const SPECIAL =
  /gezondheid|medisch|medical|health|allergi|dieet|dietary|diagnos|handicap|beperking|disabilit|rolstoel|wheelchair|ziekte|religi|geloof|godsdienst|kerkgenoot|kerkelijk|faith|politi(?:ek|cal|cs)|partijlid|vakbond|tradeunion|etnici|ethnic|afkomst|^ras$|^race$|seksue|sexual|geaardheid|genetisch|biometri|strafrecht|strafblad|criminal|^bsn|burgerservice|sofinummer|paspoortnummer|passportnumber/

/** Whether a column's name speaks of a special category of personal data (GDPR articles 9 and 10) or the citizen number. */
export function isSpecialColumn(name: string): boolean {
  return SPECIAL.test(
    name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]/g, ''),
  )
}
