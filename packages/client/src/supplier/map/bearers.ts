/** What somebody carries: its owner is the visitor, and not the owner of a house or of a contract. */
const CARRIED = /wristband|polsband|rfid|\bnfc\b|cashless|\bchip\b/i
const OWNER = /\b(?:owner|eigenaar)\b/i

/** The names of columns as they are to be read: in a list of wristbands the owner is who wears one. */
export function bearersNamed(columns: readonly string[]): readonly string[] {
  return columns.some((column) => CARRIED.test(column))
    ? columns.map((column) => column.replace(OWNER, 'holder'))
    : columns
}
