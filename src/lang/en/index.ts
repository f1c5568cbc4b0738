import { coreEn, troubleEn } from './core.js'
import { liveEn } from './live.js'

/** Everything that the element says, in English; what the wallet part says is a list of its own. */
export const en = { ...coreEn, ...troubleEn, ...liveEn }

/** One sentence for every key of {@link en}. `{word}` is replaced by a value. */
export type Messages = { readonly [Key in keyof typeof en]: string }
