export { CODE_KINDS, CODES, type CodeKind, type ExplainedCode, explainCode } from './catalogue.ts'
export { codePages, codeText } from './page.ts'
