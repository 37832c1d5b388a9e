import { readFileSync } from 'node:fs'

/**
 * The rows of the first table below a heading of a chapter, by the names of its columns; so that a test can hold the text against the
 * code. Code marks are taken off. Fails when there is no such heading or table.
 */
export function readTable(chapter: string, heading: string): Record<string, string>[] {
  const lines = readFileSync(new URL(chapter, import.meta.url), 'utf8').split('\n')
  const start = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, '') === heading)
  const first = lines.findIndex((line, at) => at > start && line.startsWith('|'))
  if (start < 0 || first < 0) throw new Error(`${chapter} has no table under ${heading}`)
  const end = lines.findIndex((line, at) => at > first && !line.startsWith('|'))
  const [head = [], , ...rows] = lines.slice(first, end < 0 ? undefined : end).map(cellsOf)
  return rows.map((cells) => Object.fromEntries(head.map((name, at) => [name, cells[at] ?? ''])))
}

/** The words in code marks or between commas of a cell. */
export function wordsOf(cell = ''): string[] {
  return cell.split(',').flatMap((word) => (word.trim() === '' ? [] : [word.trim()]))
}

function cellsOf(line: string): string[] {
  const cells = line.split(/(?<!\\)\|/).slice(1, -1)
  return cells.map((cell) => cell.trim().replaceAll('`', '').replaceAll('\\|', '|'))
}
