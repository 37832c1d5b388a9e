const CURRENCY = /^(?:€|EUR)\s*|\s*(?:€|EUR)$/giu
const WHOLE = /^([0-9]{1,6})(?:[.,]-{1,2})?$/
const DECIMAL = /^([0-9]{1,6})[.,]([0-9]{1,2})$/
const GROUPED = /^([0-9]{1,3})([.,])([0-9]{3})(?!\2)[.,]([0-9]{2})$/

/**
 * Euro cents of a price as people write it: 12 · 12,5 · 12.50 · € 12,50 · 12,- · 1.234,50. Undefined when it is not a price,
 * or when it can be read in two ways (1.234).
 */
export function readPrice(text: string): number | undefined {
  const amount = text.replace(CURRENCY, '').trim()
  const whole = WHOLE.exec(amount)
  if (whole !== null) return Number(whole[1]) * 100
  const decimal = DECIMAL.exec(amount)
  if (decimal !== null) return Number(decimal[1]) * 100 + Number((decimal[2] ?? '').padEnd(2, '0'))
  const grouped = GROUPED.exec(amount)
  return grouped === null ? undefined : Number(`${grouped[1]}${grouped[3]}`) * 100 + Number(grouped[4])
}
