import { createHash } from 'node:crypto'

// Colours: at least 4.5 to 1 for text and 3 to 1 for borders (WCAG 2.2, 1.4.3 and 1.4.11), light and dark; measured by the tests with axe.
const TEXT = `
:root { color-scheme: light dark; --paper: #fff; --ink: #1b1f24; --quiet: #545b64; --line: #767d86; --soft: #f2f5f8;
  --accent: #00527a; --on-accent: #fff; --bad: #a11221; --good: #1c6b33; --wait: #7a4b00 }
@media (prefers-color-scheme: dark) { :root { --paper: #14181c; --ink: #eceff2; --quiet: #b3bac2; --line: #8a929b; --soft: #20262c;
  --accent: #7cc4ec; --on-accent: #10151a; --bad: #ff9aa4; --good: #8ad6a0; --wait: #f0c272 } }
*, *::before, *::after { box-sizing: border-box }
html { font: 1.0625rem/1.6 system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; background: var(--paper); color: var(--ink);
  -webkit-text-size-adjust: 100%; scroll-padding-block: 1rem }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column }
a { color: var(--accent); text-underline-offset: .15em }
a:hover { text-decoration-thickness: .15em }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
.skip { position: absolute; left: -999rem }
.skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem 1rem; z-index: 1 }
.band { width: 100%; max-width: 64rem; margin: 0 auto; padding: 0 1.25rem }
header { background: var(--soft); border-bottom: 1px solid var(--line) }
header .band { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; padding-block: .75rem }
.mark { font-weight: 700; font-size: 1.25rem; text-decoration: none; color: var(--ink) }
.who { margin-inline-start: auto; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; align-items: center; font-size: .9375rem }
nav ul { display: flex; flex-wrap: wrap; list-style: none; margin: 0; padding: 0; max-width: none }
nav a { display: block; padding: .625rem .875rem; text-decoration: none }
nav a[aria-current] { font-weight: 600; box-shadow: inset 0 -3px 0 var(--accent) }
header nav { border-top: 1px solid var(--line) }
header nav .band { padding-block: 0; padding-inline: .375rem }
main { flex: 1; padding-block: 1.5rem 3rem }
h1 { font-size: 1.875rem; line-height: 1.25; margin: .5rem 0 1rem }
h2 { font-size: 1.3125rem; line-height: 1.3; margin: 2rem 0 .5rem }
h3 { font-size: 1.0625rem; margin: 1.5rem 0 .25rem }
p, ul, ol, dl { max-width: 42rem }
.quiet { color: var(--quiet) }
.scroll { overflow-x: auto }
table { border-collapse: collapse; width: 100% }
caption { text-align: start; color: var(--quiet); padding-block: .25rem }
th, td { text-align: start; vertical-align: top; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line) }
th { font-weight: 600 }
.number { text-align: end; font-variant-numeric: tabular-nums }
dl.facts { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .25rem 1.5rem }
dl.facts dt { font-weight: 600 }
dl.facts dd { margin: 0; overflow-wrap: anywhere }
code, .code { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; font-size: .9375em; overflow-wrap: anywhere }
pre { background: var(--soft); border: 1px solid var(--line); padding: .75rem 1rem; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere }
.state { font-weight: 600 }
.good { color: var(--good) } .bad { color: var(--bad) } .wait { color: var(--wait) }
.button, button { display: inline-block; font: inherit; font-weight: 600; padding: .625rem 1.125rem; min-height: 2.75rem; border: 2px solid var(--accent);
  border-radius: .25rem; background: var(--accent); color: var(--on-accent); text-decoration: none; cursor: pointer }
button.plain, .button.plain { background: transparent; color: var(--accent) }
.who button, .who .button { padding: .25rem .75rem; min-height: 2rem }
.actions { display: flex; flex-wrap: wrap; gap: .75rem 1.25rem; align-items: center }
.option { display: flex; gap: .75rem; align-items: center; padding-block: .375rem }
.option input { flex: none; width: 1.5rem; height: 1.5rem; min-height: 0; accent-color: var(--accent) }
.option label { font-weight: 400 }
.sentence::first-letter { text-transform: uppercase }
label, legend { font-weight: 600 }
fieldset { border: 1px solid var(--line); padding: .75rem 1rem; margin: 1rem 0; max-width: 42rem }
select, input { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); padding: .5rem; min-height: 2.75rem; max-width: 100% }
.field { margin-block: .75rem }
.field label { display: block }
.field p { margin: 0 0 .25rem }
.task { border-inline-start: .3rem solid var(--accent); background: var(--soft); padding: .75rem 1.25rem; margin-block: 1rem; max-width: 44rem }
.task h2 { margin-top: .25rem }
.task.bad { border-color: var(--bad); color: inherit }
.months { display: grid; grid-template-columns: repeat(auto-fill, minmax(10.5rem, 1fr)); gap: .5rem; list-style: none; padding: 0; max-width: none }
.months li { border: 1px solid var(--line); padding: .5rem .75rem }
.months .missing { border: 2px dashed var(--bad) }
footer { border-top: 1px solid var(--line); background: var(--soft); font-size: .9375rem }
footer a { margin-inline-end: .5rem }
@media (max-width: 40rem) {
  html { font-size: 1rem }
  h1 { font-size: 1.5rem }
  .mark { flex: 1 }
  .who { display: contents }
  .who span { order: 1; flex-basis: 100%; font-size: .9375rem }
  header .band { gap: .25rem 1rem; padding-block: .5rem }
  nav a { padding: .5rem .625rem }
  .months { grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr)) }
  dl.facts { grid-template-columns: 1fr; gap: 0 }
  dl.facts dd { margin-bottom: .5rem }
  table.cards thead { position: absolute; left: -999rem }
  table.cards, table.cards tbody, table.cards caption { display: block }
  table.cards tr { display: block; border: 1px solid var(--line); padding: .5rem .75rem; margin-bottom: .75rem }
  table.cards td, table.cards th { display: flex; justify-content: space-between; gap: 1rem; border: 0; padding: .25rem 0; text-align: end }
  table.cards [data-label]::before { content: attr(data-label); font-weight: 600; text-align: start }
}
@media (forced-colors: active) {
  nav a[aria-current] { text-decoration: underline; text-decoration-thickness: .2em }
  .button:not(.plain), button:not(.plain) { forced-color-adjust: none; background: ButtonText; color: ButtonFace; border-color: ButtonText }
}
@media print {
  header nav, .who form, .skip, footer nav, .button, button { display: none }
  body { display: block }
  main a::after { content: none }
  .task, .months li { break-inside: avoid }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth } }
`.trim()

const digest = createHash('sha384').update(TEXT).digest('base64')

/** The one stylesheet of the pages. Its address names its content, so that a browser may keep it for ever. */
export const STYLE = {
  text: TEXT,
  path: `/portal/style/${createHash('sha256').update(TEXT).digest('hex').slice(0, 16)}.css`,
  /** What the pages say that it is (Subresource Integrity). */
  integrity: `sha384-${digest}`,
} as const
