export { type StatementFacts, type StatementLanguage, statementFacts } from './facts.ts'
export {
  describeStatement,
  formatStatement,
  STATEMENT_TEMPLATE,
  type StatementText,
  statementDigest,
  statementText,
} from './statement.ts'
