import type { Language } from '../supplier/findings.ts'
import { CODE_KINDS, CODES, type ExplainedCode, explainCode } from './catalogue.ts'

const WORDS = {
  en: {
    heading: 'English',
    means: 'What it means and how to mend it',
    why: 'Why it matters',
    where: 'Where to mend it',
    example: 'Example (invented)',
    instead: 'Instead of',
    write: 'write',
    empty: 'leave it out',
    blocking: 'It stops the delivery.',
    row: 'It keeps the row here; the other rows go.',
    value: 'It drops this one value; the row goes.',
    notice: 'It only informs; nothing is held or dropped.',
    exit: 'Exit code of the command',
  },
  nl: {
    heading: 'Nederlands',
    means: 'Wat het betekent en hoe u het herstelt',
    why: 'Waarom het ertoe doet',
    where: 'Waar u het herstelt',
    example: 'Voorbeeld (verzonnen)',
    instead: 'In plaats van',
    write: 'schrijf',
    empty: 'laat het weg',
    blocking: 'Het houdt de levering tegen.',
    row: 'Het houdt de regel hier; de andere regels gaan mee.',
    value: 'Deze ene waarde vervalt; de regel gaat mee.',
    notice: 'Het is alleen een mededeling; er wordt niets tegengehouden of weggelaten.',
    exit: 'Afsluitcode van de opdracht',
  },
} as const

/** The pages about codes by file name, index and all; made of the catalogue alone. */
export function codePages(): ReadonlyMap<string, string> {
  const pages = new Map<string, string>([['README.md', indexPage()]])
  for (const code of CODES) pages.set(`${code}.md`, codePage(code))
  return pages
}

/** One code for a reader, as Markdown without a heading. */
export function codeText(code: ExplainedCode, language: Language): string {
  const words = WORDS[language]
  const ways = code.ways.map(({ place, text }) => `- ${place}: ${text}`)
  return [
    `**${words.means}.** ${code.short}`,
    [
      ...(code.level ? [words[code.level]] : []),
      ...(code.exit === undefined ? [] : [`${words.exit}: ${code.exit}.`]),
    ].join(' '),
    `**${words.why}.** ${code.why}`,
    `**${words.where}.**\n\n${ways.join('\n')}`,
    ...(code.example ? [exampleText(code.example, language)] : []),
  ].join('\n\n')
}

function exampleText([before, after]: readonly [string, string], language: Language): string {
  const words = WORDS[language]
  const rest = after === '' ? words.empty : `${words.write} ${quoted(after)}`
  return `**${words.example}.** ${words.instead} ${before === '' ? '` `' : quoted(before)}: ${rest}.`
}

function quoted(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``
}

function codePage(code: string): string {
  const parts = (['en', 'nl'] as const).flatMap((language) => {
    const explained = explainCode(code, language)
    return explained ? [`## ${WORDS[language].heading}\n\n${codeText(explained, language)}`] : []
  })
  return `# ${code}\n\n${parts.join('\n\n')}\n`
}

function indexPage(): string {
  const lines = [
    '# Codes',
    '',
    'Every code that `sluis`, the library and the upload page can show, with what it means, why it matters and where to mend it, in',
    'English and Dutch. The pages are written from the catalogue by `node --conditions=sluis-source scripts/write-code-pages.mjs`.',
    '',
    'Elke code die `sluis`, de bibliotheek en de uploadpagina kunnen tonen, met wat zij betekent, waarom zij ertoe doet en waar u',
    'het herstelt, in het Engels en het Nederlands.',
  ]
  for (const [kind, names] of Object.entries(CODE_KINDS)) {
    lines.push('', `## ${names.en} / ${names.nl}`, '')
    for (const code of CODES) {
      const [en, nl] = [explainCode(code, 'en'), explainCode(code, 'nl')]
      if (en?.kind === kind) lines.push(`- [${code}](${code}.md): ${en.short} / ${nl?.short}`)
    }
  }
  return `${lines.join('\n')}\n`
}
