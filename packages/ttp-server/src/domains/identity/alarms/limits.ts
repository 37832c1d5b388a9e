/** What makes a delivery an alarm. Measured on files of institutions, see section 4 of chapter 16. */
export const ALARM_LIMIT = {
  /** Fewer distinct values than these say nothing. */
  valuesMin: 100,
  /** Share of the values that have their neighbour in the delivery too, from which they are taken for counted out. */
  sequenceShareMin: 0.5,
  /** The same for house numbers of one postcode: a library may have half of a street. */
  houseSequenceShareMin: 0.8,
  /** Share of the values that stand beside many, from which they are taken for guesses. */
  sprayShareMin: 0.5,
  /** How often the agreed size of a cohort may be passed: visitors are counted by what they gave, and give two addresses. */
  cohortFactor: 1.5,
  /** Cohort of an institution with which none was agreed. */
  cohortDefault: 1_000_000,
  /** Months over which distinct visitors are counted. */
  cohortMonths: 12,
  /** Deliveries of an institution that were closed within a day. Many small ones would pass under every share. */
  deliveriesPerDayMax: 500,
} as const
