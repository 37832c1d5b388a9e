import { h } from './dom.ts'
import { t } from './language.ts'
import type { WordKey } from './words.ts'

/** A place where the page says what is still missing, in the language of the moment also after that was changed. */
export interface Said {
  readonly draw: () => HTMLElement
  readonly say: (word: WordKey | undefined) => void
}

export function saidPlace(): Said {
  let now: WordKey | undefined
  const place = h('p', { class: 'bad fault', role: 'alert' })
  const draw = (): HTMLElement => {
    place.textContent = now === undefined ? '' : t(now)
    return place
  }
  return {
    draw,
    say: (word) => {
      now = word
      draw()
    },
  }
}
