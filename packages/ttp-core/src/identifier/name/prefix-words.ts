/**
 * Surname prefixes (tussenvoegsels): the words of the official list (BRP table 36) and the common foreign ones.
 * A prefix is a run of such words; the run of a name is the longest one that leaves a surname.
 */
export const PREFIX_WORDS: ReadonlySet<string> = new Set(
  (
    "van von vom de den der dem des het 't ten ter te ther thoe thor tho toe tot op in onder over uit uijt aan bij boven voor " +
    "d' l' dell' dall' la las le les lo los el al ul il du da das dal dalla dalle dei del della delle dello degli di do dos " +
    "zu zum zur af av bin ibn abu auf aus 's vander vanden vande"
  ).split(' '),
)

/** Words that begin a run but never make one alone at the start of a name: they are given names or initials as well. */
export const WEAK_PREFIX_WORDS: ReadonlySet<string> = new Set(['do', 'af', 'av', 'auf', 'aus', 'abu', "'s"])

/** Small words inside names and places that keep a lower-case letter unless they stand first. */
export const EXTRA_PARTICLES = new Set([
  'en',
  'of',
  'langs',
  'naar',
  'tussen',
  'sur',
  'sous',
  'am',
  'an',
  'im',
  'and',
  'und',
  'et',
])

/** True for a word that stays lower case inside a name or place name. */
export function isParticle(lowerWord: string): boolean {
  return PREFIX_WORDS.has(lowerWord) || EXTRA_PARTICLES.has(lowerWord)
}

/** How one abbreviated token is read; `assumed` when it has several readings. */
export interface PrefixReading {
  readonly words: readonly string[]
  readonly assumed: boolean
}

const VAN_DER: PrefixReading = { words: ['van', 'der'], assumed: true }
export const ABBREVIATIONS: Readonly<Record<string, PrefixReading>> = {
  v: { words: ['van'], assumed: false },
  vd: VAN_DER,
  vdr: { words: ['van', 'der'], assumed: false },
  vdn: { words: ['van', 'den'], assumed: false },
  vde: { words: ['van', 'de'], assumed: false },
  vder: { words: ['van', 'der'], assumed: false },
  vden: { words: ['van', 'den'], assumed: false },
  vh: { words: ['van', 'het'], assumed: false },
  vt: { words: ['van', "'t"], assumed: false },
  "v't": { words: ['van', "'t"], assumed: false },
  "van't": { words: ['van', "'t"], assumed: false },
  "in't": { words: ['in', "'t"], assumed: false },
  "op't": { words: ['op', "'t"], assumed: false },
  "uit't": { words: ['uit', "'t"], assumed: false },
  ad: { words: ['aan', 'de'], assumed: true },
  od: { words: ['op', 'de'], assumed: true },
  id: { words: ['in', 'de'], assumed: true },
  ud: { words: ['uit', 'de'], assumed: true },
  vander: { words: ['van', 'der'], assumed: false },
  vanden: { words: ['van', 'den'], assumed: false },
  vande: { words: ['van', 'de'], assumed: false },
  vant: { words: ['van', "'t"], assumed: false },
  int: { words: ['in', "'t"], assumed: false },
  opt: { words: ['op', "'t"], assumed: false },
  t: { words: ["'t"], assumed: false },
  "t'": { words: ["'t"], assumed: false },
  "'d": { words: ["d'"], assumed: false },
}
/** Letters that are an abbreviation only when written with a stroke or dots: "a/d", "i.d.". */
export const NEEDS_MARK = new Set(['ad', 'od', 'id', 'ud', 'vt', 'vh', 'vde'])

/** Reading of one abbreviated prefix token such as "v.d.", "v/d", "vd", "van't"; undefined for anything else. */
export function expandPrefixToken(token: string): PrefixReading | undefined {
  const lower = token.toLowerCase()
  const bare = lower.replace(/[./]/g, '')
  if (NEEDS_MARK.has(bare) && bare === lower) return undefined
  return Object.hasOwn(ABBREVIATIONS, bare) ? ABBREVIATIONS[bare] : undefined
}
