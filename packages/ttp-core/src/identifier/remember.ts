/** Longer texts are read anew each time. */
const LONGEST = 100

/**
 * A function of a text that remembers what it gave for the texts of late: names, towns and dates come again although visitors do
 * not. Between `most` and twice as many texts are kept, in this process's memory alone; what is given back is shared, so nobody may
 * change it. What is remembered is read from a copy: a part of a file's text would keep the whole piece around it in memory.
 */
export function remembering<Result>(most: number, read: (text: string) => Result): (text: string) => Result {
  let late = new Map<string, { readonly result: Result }>()
  let before = late
  return (text) => {
    const known = late.get(text)
    if (known !== undefined) return known.result
    if (text.length > LONGEST) return read(text)
    const earlier = before.get(text)
    const own = copyOf(text)
    const entry = earlier ?? { result: read(own) }
    if (late.size >= most) {
      before = late
      late = new Map()
    }
    late.set(own, entry)
    return entry.result
  }
}

/** The same text in memory of its own: joined, and with what was joined to it cut off again. */
function copyOf(text: string): string {
  return ` ${text}`.slice(1)
}
