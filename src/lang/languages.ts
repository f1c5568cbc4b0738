import type { LanguagePart } from './language.js'
import type { Tag } from './tags.js'

/** What the element says in every language beside English. Each is loaded by itself. */
export const languages: Readonly<Record<Tag, () => Promise<LanguagePart>>> = {
  'zh-CN': async () => (await import('./zh-CN/index.js')).partZhCN,
  'zh-TW': async () => (await import('./zh-TW/index.js')).partZhTW,
  ja: async () => (await import('./ja/index.js')).partJa,
  ko: async () => (await import('./ko/index.js')).partKo,
  es: async () => (await import('./es/index.js')).partEs,
  fr: async () => (await import('./fr/index.js')).partFr,
  de: async () => (await import('./de/index.js')).partDe,
  'pt-BR': async () => (await import('./pt-BR/index.js')).partPtBR,
  it: async () => (await import('./it/index.js')).partIt,
  nl: async () => (await import('./nl/index.js')).partNl,
  ar: async () => (await import('./ar/index.js')).partAr,
  he: async () => (await import('./he/index.js')).partHe,
}
