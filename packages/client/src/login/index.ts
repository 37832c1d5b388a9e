export { type LogInOptions, logIn, type PersonToken } from './log-in.ts'
