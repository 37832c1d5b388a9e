/** What replays did: a replay that does little shows little. */
export class Figures {
  readonly actions = new Map<string, number>()
  /** Questions that had to change nothing, by the answer that was due. */
  readonly answers = new Map<string, number>()

  did(action: string): void {
    this.actions.set(action, (this.actions.get(action) ?? 0) + 1)
  }

  asked(answer: string): void {
    this.answers.set(answer, (this.answers.get(answer) ?? 0) + 1)
  }
}
