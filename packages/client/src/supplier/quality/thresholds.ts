/**
 * From where on a pattern is told. Each names a share and a least number of rows, so that neither a small file nor a faithful
 * visitor raises an alarm; none is told of the development sets or the exports of the demo (see the tests).
 */
export const THRESHOLDS = {
  /** A value beside more different names than a desk or a home has: 13 or more, counted without doubt (`Frequent`). */
  names: 13,
  /** One e-mail address, phone number, home or relation number in so many rows. */
  value: { rows: 50, share: 0.02 },
  /** In a small file: so many rows, beside so many names. */
  smallFile: { rows: 10, share: 0.2, names: 6 },
  /** One postcode of six characters: some twenty homes have it. */
  postcode: { rows: 50, share: 0.05 },
  /** One domain that is nobody's provider. */
  domain: { rows: 30, share: 0.1 },
  /** Role addresses: info@, kassa@. */
  role: { rows: 10, share: 0.02 },
  /** One birth date beside 13 names; chance gives a day 0.004 % of the visitors. */
  birthDate: { rows: 20, share: 0.02 },
  /** Birth dates on 1 January; chance gives 0.3 %, immigrants without papers make it 1 %. */
  januaryFirst: { rows: 10, share: 0.05 },
  /** Made-up values that stand for nothing, in one field. */
  filler: { rows: 10, share: 0.05 },
  /** Rows on one visit date before it is worth saying that there is no other. */
  oneDate: { rows: 50 },
  /** Visits before this day: a default date, or a wrong column. */
  oldest: '1990-01-01',
  /** Tickets in one row. */
  quantity: 250,
} as const
