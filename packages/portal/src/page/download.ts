import { h } from './dom.ts'

/** Saves something that was made here as a file of the user's. */
export function download(blob: Blob, name: string): void {
  const href = URL.createObjectURL(blob)
  const link = h('a', { href, download: name })
  document.body.append(link)
  link.click()
  link.remove()
  // The browser has begun to save by then; the memory is given back.
  setTimeout(() => URL.revokeObjectURL(href), 60_000)
}
