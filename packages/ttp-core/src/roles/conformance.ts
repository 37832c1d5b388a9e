// For whoever checks this implementation against the test vectors: it holds every role's operations, so no party may import it.
export * from '../conformance/index.ts'
