/** Second bytes of UTF-8 sequences as Windows-1252 or Latin-1 shows them. */
const TAIL =
  '\\u0080-\\u00bf\\u20ac\\u201a\\u0192\\u201e\\u2026\\u2020\\u2021\\u02c6\\u2030\\u0160\\u2039\\u0152\\u017d\\u2018\\u2019\\u201c\\u201d\\u2022\\u2013\\u2014\\u02dc\\u2122\\u0161\\u203a\\u0153\\u017e\\u0178'
/** UTF-8 read as Windows-1252: "Ã«" for "ë", "â€™" for a quote, "Ã " where a no-break space was trimmed. */
const MOJIBAKE = new RegExp(
  `[\\u00c2\\u00c3\\u00c4\\u00c5][${TAIL}]|\\u00e2[\\u0080\\u20ac]|\\u00ef\\u00bb\\u00bf|[a-z]\\u00c3(?: |$)|[\\u00d0\\u00d1][${TAIL}]`,
)
/** The same read as a DOS or Macintosh code page: "├½", "√´". */
const BOX = /[\u2500-\u259f][\u00a0-\u00ff\u2500-\u259f]|\u221a[\u00a0-\u00ff\u2018-\u2122]/
/** Replacement character, C1 controls (Windows-1252 read as Latin-1), private use, noncharacters. */
const BROKEN = /[\ufffd\u0080-\u009f\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff]/
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** True when bytes were read in the wrong encoding somewhere on the way; the original cannot be known for certain. */
export function isEncodingDamaged(text: string): boolean {
  return BROKEN.test(text) || LONE_SURROGATE.test(text) || MOJIBAKE.test(text) || BOX.test(text)
}
