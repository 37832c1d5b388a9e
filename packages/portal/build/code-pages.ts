import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CODE_KINDS, CODES, type ExplainedCode, explainCode } from '@sluis/client/codes'
import { codeSection, escapeText } from './code-section.ts'
import { CODE_PAGE_WORDS, type PageLanguage } from './code-words.ts'

/** Names of the pages; their addresses with `#CODE` explain that code. */
export const CODE_PAGES = { nl: 'codes.nl.html', en: 'codes.en.html' } as const satisfies Record<PageLanguage, string>

/** Writes the pages about every code beside the style that they use. They need no script and load nothing else. */
export async function writeCodePages(folder: string): Promise<void> {
  const style = (await readdir(join(folder, 'assets'))).find((name) => name.endsWith('.css'))
  if (style === undefined) throw new Error('the bundle has no style')
  for (const language of ['nl', 'en'] as const)
    await writeFile(join(folder, CODE_PAGES[language]), codePage(language, `./assets/${style}`))
}

function codePage(language: PageLanguage, style: string): string {
  const words = CODE_PAGE_WORDS[language]
  const other = language === 'nl' ? 'en' : 'nl'
  const explained = CODES.map((code) => explainCode(code, language)).filter((code) => code !== undefined)
  const kinds = Object.entries(CODE_KINDS).map(([kind, names]) => ({
    kind,
    name: names[language],
    codes: explained.filter((code) => code.kind === kind),
  }))
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${words.title} · Sluis</title>
<link rel="stylesheet" crossorigin href="${style}">
</head>
<body>
<a href="#main" class="skip">${words.skip}</a>
<header><div class="band"><span class="mark">Sluis</span><a class="language" href="./${CODE_PAGES[other]}" lang="${other}" hreflang="${other}">${words.otherLanguage}</a></div></header>
<main id="main" tabindex="-1" class="band">
<h1>${words.title}</h1>
<p>${words.intro}</p>
<nav aria-label="${words.contents}">
${kinds.map(contents).join('\n')}
</nav>
${kinds.map(({ kind, name, codes }) => `<section aria-labelledby="${kind}"><h2 id="${kind}">${escapeText(name)}</h2>\n${codes.map((code) => codeSection(code, language)).join('\n')}\n</section>`).join('\n')}
</main>
</body>
</html>
`
}

function contents({ name, codes }: { readonly name: string; readonly codes: readonly ExplainedCode[] }): string {
  const links = codes.map(({ code }) => `<li><a href="#${code}">${code}</a></li>`)
  return `<details><summary>${escapeText(name)} (${codes.length})</summary><ul class="codes">${links.join('')}</ul></details>`
}
