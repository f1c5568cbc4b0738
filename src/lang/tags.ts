/** The languages beside English, BCP 47. Of two that would serve a reader the first is taken. */
export const tags = [
  'zh-CN',
  'zh-TW',
  'ja',
  'ko',
  'es',
  'fr',
  'de',
  'pt-BR',
  'it',
  'nl',
  'ar',
  'he',
] as const

/** A language that is not built in. */
export type Tag = (typeof tags)[number]

/** Any language that we speak. */
export type Language = 'en' | Tag

/** Where a language's lines begin. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return language === 'ar' || language === 'he' ? 'rtl' : 'ltr'
}
