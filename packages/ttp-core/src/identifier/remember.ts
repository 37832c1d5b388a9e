/** Longer texts are read anew each time. */
const LONGEST = 100
/** After so many texts it is known whether they come again; where fewer than one in this many did, remembering costs more. */
const TRIAL = 4_096
const WORTH_ONE_IN = 32
/** Texts that are then read without looking, before the next trial: a later part of a file may be another. */
const PAUSE = 65_536

/**
 * A function of a text that remembers what it gave for the texts of late: names, towns and dates come again although visitors do
 * not. At most so many texts are kept (`most`, rounded up to a power of two), in this process's memory alone: each has one of two
 * places, by a hash, and drives out whichever of the two was asked for longest ago. What is given back is shared, so nobody may
 * change it. What is remembered is read from a copy: a part of a file's text would keep the whole piece around it in memory. While
 * hardly any text comes again nothing is kept: what is driven out at once only burdens the collector.
 */
export function remembering<Result>(most: number, read: (text: string) => Result): (text: string) => Result {
  const pairs = 2 ** Math.max(0, Math.ceil(Math.log2(most)) - 1)
  // Made when the first text comes: most readers of a program are never asked.
  let texts: (string | undefined)[] = []
  let results: (Result | undefined)[] = []
  let [asked, fresh, pause] = [0, 0, 0]
  return (text) => {
    if (text.length > LONGEST) return read(text)
    if (pause > 0) {
      pause--
      return read(text)
    }
    if (texts.length === 0) {
      texts = new Array<string | undefined>(pairs * 2).fill(undefined)
      results = new Array<Result | undefined>(pairs * 2).fill(undefined)
    }
    asked++
    const late = (slotHash(text) & (pairs - 1)) * 2
    if (texts[late] === text) return results[late] as Result
    const before = late + 1
    const isKnown = texts[before] === text
    const own = isKnown ? texts[before] : copyOf(text)
    const result = isKnown ? (results[before] as Result) : read(own as string)
    texts[before] = texts[late]
    results[before] = results[late]
    texts[late] = own
    results[late] = result
    if (!isKnown) fresh++
    if (asked >= TRIAL) {
      if ((asked - fresh) * WORTH_ONE_IN < asked) {
        pause = PAUSE
        texts = []
        results = []
      }
      asked = fresh = 0
    }
    return result
  }
}

/** Spreads texts over places; what falls together costs time alone. */
function slotHash(text: string): number {
  let hash = text.length
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x5bd1e995)
  return hash ^ (hash >>> 15)
}

/** The same text in memory of its own: joined, and with what was joined to it cut off again. */
function copyOf(text: string): string {
  return ` ${text}`.slice(1)
}
