/** Tells the person at the terminal how far it is. Standard output belongs to the one JSON object. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`)
}
