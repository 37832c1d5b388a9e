const SPECIAL =
  /gezondheid|medisch|medical|health|allergi|dieet|dietary|diagnos|handicap|beperking|disabilit|rolstoel|wheelchair|(?:^|[^u])ziekte|religi|geloof|godsdienst|kerkgenoot|kerkelijk|faith|politi(?:ek|cal|cs)|partijlid|partijvoorkeur|vakbond|tradeunion|etnici|etnisch|ethnic|afkomst|^ras$|^race$|seksue|sexual|geaardheid|genetisch|biometri|strafrecht|strafblad|criminal|^bsn|bsn(?:nummer|nr)?$|burgerservice|sofi(?:nummer|nr)|paspoort(?:nummer|nr)|passport(?:number|no|nr)|identiteitsbewijs|rijbewijs|driverslicen|socialsecurity|^ssn$|rijksregister|medicijn|medicat|psychiatr|zwanger|pregnan|intoleran|mindervalid|slechthorend|slechtziend|hulphond|assistentiehond|halal|koosjer|kosher|gelovig|parochie(?!huis|zaal|kerk|centrum)|gezindte|levensbeschouw|stemvoorkeur|stemgedrag|votingpref|labou?runion|huidskleur|skincolo|genderident|lhbt|lgbt|vingerafdruk|gezichtsherken|facerecogni|irisscan|begeleiderskaart|begeleiderspas|zorgvraag|zorgbehoefte|zorgindicatie|(?:welke|uw|jouw|eigen|lidvan(?:de|een)?)(?:moskee|synagoge)|^bmi$|partijstem|stem(?:t|de|je)?(?:u|jij)(?:$|bij|op|voor)|accessrequirement|accessneed|accessibilityneed|specialneed|justitieel|veroordel|conviction/

/** Whether a column's name speaks of a special category of personal data (GDPR articles 9 and 10) or the citizen number. */
export function isSpecialColumn(name: string): boolean {
  return SPECIAL.test(
    name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]/g, ''),
  )
}
