/**
 * Which of some languages serves a locale; Chinese by its script, English where none does.
 *
 * @param languages BCP 47, without English
 */
export function languageOf<Tag extends string>(
  locale: string,
  languages: readonly Tag[],
): Tag | 'en' {
  const { language, script } = new Intl.Locale(locale).maximize()
  const chinese = script === 'Hant' ? 'zh-TW' : 'zh-CN'
  const serving = (wanted: string) => languages.find((tag) => tag.startsWith(wanted))
  return serving(language === 'zh' ? chinese : language) ?? serving(language) ?? 'en'
}
