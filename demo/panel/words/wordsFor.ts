import { en, type Words } from './en.js'
import { zhCN } from './zhCN.js'

/** The panel's words in the page's language; English where there are none. */
export function wordsFor(lang: string): Words {
  return lang === 'zh-CN' ? zhCN : en
}
