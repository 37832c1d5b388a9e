/** Words of a column that says yes or no, whatever it asks; in lower case. */
export const YES: readonly string[] = ['ja', 'j', 'yes', 'y', 'true', 'waar', '1', 'x', 'on', 'aan']
export const NO: readonly string[] = ['nee', 'n', 'no', 'false', 'onwaar', '0', '-', 'geen', 'off', 'uit']
