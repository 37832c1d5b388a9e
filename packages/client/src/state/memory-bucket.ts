import type { Bucket, Spill } from './storage.ts'

/** Lines set aside in memory, for a platform without a disk of its own. */
export const memorySpill: Spill = { bucket: async () => new MemoryBucket() }

class MemoryBucket implements Bucket {
  #lines: string[] = []
  get lines(): number {
    return this.#lines.length
  }
  add(line: string): boolean {
    this.#lines.push(line)
    return false
  }
  async flush(): Promise<void> {}
  async *read(): AsyncGenerator<string[]> {
    if (this.#lines.length > 0) yield this.#lines
  }
  async destroy(): Promise<void> {
    this.#lines = []
  }
}
