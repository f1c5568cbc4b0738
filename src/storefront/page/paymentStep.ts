import { make } from '../make.js'
import { chosenMethod } from './chosenMethod.js'
import { keepInPlace } from './keepInPlace.js'
import type { Settings } from './settings.js'
import { shadowOf } from './shadow.js'
import { localeOf, speak, type Words } from './words.js'

/**
 * Shows a note inside the chosen method: which networks there are, and what happens next. The
 * button that places the order is BigCommerce's alone and is not looked at.
 */
export function showNote({ methods, networks, look }: Settings): void {
  const locale = localeOf(look.locale ?? null, document.documentElement)
  const note = make('div', { 'data-usdc-note': '' })
  speak(locale, (words) => fill(note, words, networks, locale))
  keepInPlace(() => {
    const radio = methods.map(radioOf).find((found) => found?.checked)
    // In the method's item, not in its body: that one is thrown away with every other choice.
    const item = radio?.closest('li')
    if (item) {
      if (note.parentNode !== item) item.append(note)
      chosenMethod.keep(true)
    } else {
      if (note.parentNode !== null) note.remove()
      // No choice at all, while the step is closed, is not another choice.
      if (document.querySelector('input[name=paymentProviderRadio]:checked')) {
        chosenMethod.keep(false)
      }
    }
  })
}

/** By id or value; never by the label, which merchants rename and translate. */
function radioOf(id: string): HTMLInputElement | null {
  return (
    document.querySelector<HTMLInputElement>(`input#radio-${id}`) ??
    document.querySelector(`input[name=paymentProviderRadio][value=${id}]`)
  )
}

/** Says it, once its words are there: the note is without height until then. */
function fill(
  note: HTMLElement,
  { say, lang, dir }: Words,
  networks: readonly string[],
  locale: string,
): void {
  const names = new Intl.ListFormat(locale, { type: 'disjunction' }).format(networks)
  note.lang = lang
  note.dir = dir
  shadowOf(
    note,
    make(
      'div',
      { class: 'note' },
      make(
        'div',
        { class: 'box' },
        make('p', { class: 'lead' }, say('noteNetworks', { networks: names })),
        make('p', {}, say('noteNext')),
      ),
    ),
  )
}
