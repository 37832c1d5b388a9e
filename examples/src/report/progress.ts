const WIDTH = 28
const REDRAW_MS = 100

/** One line that grows on a terminal; on anything else, a line a stage. */
export class Progress {
  readonly #stream: NodeJS.WriteStream
  #stage = ''
  #drawn = 0

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream
  }

  /** Shows how far a stage is. `total` 0: not known. */
  show(stage: string, done: number, total: number): void {
    if (!this.#stream.isTTY) {
      if (stage !== this.#stage) this.#stream.write(`${stage}\n`)
      this.#stage = stage
      return
    }
    const now = performance.now()
    if (stage === this.#stage && done < total && now - this.#drawn < REDRAW_MS) return
    this.#stage = stage
    this.#drawn = now
    const share = total === 0 ? 0 : Math.min(done / total, 1)
    const filled = Math.round(share * WIDTH)
    const bar = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}`
    this.#stream.write(`\r\u001b[2K${bar} ${String(Math.floor(share * 100)).padStart(3)} %  ${stage}`)
  }

  /** Clears the line. */
  end(): void {
    if (this.#stream.isTTY) this.#stream.write('\r\u001b[2K')
  }
}
