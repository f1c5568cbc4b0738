import { coreAr, troubleAr } from './ar/core.js'
import { frameAr } from './ar/frame.js'
import { liveAr } from './ar/live.js'
import { pageAr } from './ar/page.js'
import { receiptAr } from './ar/receipt.js'
import { coreDe, troubleDe } from './de/core.js'
import { frameDe } from './de/frame.js'
import { liveDe } from './de/live.js'
import { pageDe } from './de/page.js'
import { receiptDe } from './de/receipt.js'
import type { CoreMessages, TroubleMessages } from './en/core.js'
import { coreEn, troubleEn } from './en/core.js'
import type { FrameMessages } from './en/frame.js'
import { frameEn } from './en/frame.js'
import type { LiveMessages } from './en/live.js'
import { liveEn } from './en/live.js'
import type { PageMessages } from './en/page.js'
import { pageEn } from './en/page.js'
import type { ReceiptMessages } from './en/receipt.js'
import { receiptEn } from './en/receipt.js'
import { coreEs, troubleEs } from './es/core.js'
import { frameEs } from './es/frame.js'
import { liveEs } from './es/live.js'
import { pageEs } from './es/page.js'
import { receiptEs } from './es/receipt.js'
import { coreFr, troubleFr } from './fr/core.js'
import { frameFr } from './fr/frame.js'
import { liveFr } from './fr/live.js'
import { pageFr } from './fr/page.js'
import { receiptFr } from './fr/receipt.js'
import { coreHe, troubleHe } from './he/core.js'
import { frameHe } from './he/frame.js'
import { liveHe } from './he/live.js'
import { pageHe } from './he/page.js'
import { receiptHe } from './he/receipt.js'
import { coreIt, troubleIt } from './it/core.js'
import { frameIt } from './it/frame.js'
import { liveIt } from './it/live.js'
import { pageIt } from './it/page.js'
import { receiptIt } from './it/receipt.js'
import { coreJa, troubleJa } from './ja/core.js'
import { frameJa } from './ja/frame.js'
import { liveJa } from './ja/live.js'
import { pageJa } from './ja/page.js'
import { receiptJa } from './ja/receipt.js'
import { coreKo, troubleKo } from './ko/core.js'
import { frameKo } from './ko/frame.js'
import { liveKo } from './ko/live.js'
import { pageKo } from './ko/page.js'
import { receiptKo } from './ko/receipt.js'
import { coreNl, troubleNl } from './nl/core.js'
import { frameNl } from './nl/frame.js'
import { liveNl } from './nl/live.js'
import { pageNl } from './nl/page.js'
import { receiptNl } from './nl/receipt.js'
import { corePtBR, troublePtBR } from './pt-BR/core.js'
import { framePtBR } from './pt-BR/frame.js'
import { livePtBR } from './pt-BR/live.js'
import { pagePtBR } from './pt-BR/page.js'
import { receiptPtBR } from './pt-BR/receipt.js'
import type { Language } from './tags.js'
import { coreZhCN, troubleZhCN } from './zh-CN/core.js'
import { frameZhCN } from './zh-CN/frame.js'
import { liveZhCN } from './zh-CN/live.js'
import { pageZhCN } from './zh-CN/page.js'
import { receiptZhCN } from './zh-CN/receipt.js'
import { coreZhTW, troubleZhTW } from './zh-TW/core.js'
import { frameZhTW } from './zh-TW/frame.js'
import { liveZhTW } from './zh-TW/live.js'
import { pageZhTW } from './zh-TW/page.js'
import { receiptZhTW } from './zh-TW/receipt.js'

/** What the hosted pages say: words of their own, and those that they share with the element. */
export type PageWords = CoreMessages &
  TroubleMessages &
  LiveMessages &
  FrameMessages &
  ReceiptMessages &
  PageMessages

/** The words of the hosted pages in every language. */
export const pages: Readonly<Record<Language, PageWords>> = {
  en: { ...coreEn, ...troubleEn, ...liveEn, ...frameEn, ...receiptEn, ...pageEn },
  'zh-CN': { ...coreZhCN, ...troubleZhCN, ...liveZhCN, ...frameZhCN, ...receiptZhCN, ...pageZhCN },
  'zh-TW': { ...coreZhTW, ...troubleZhTW, ...liveZhTW, ...frameZhTW, ...receiptZhTW, ...pageZhTW },
  ja: { ...coreJa, ...troubleJa, ...liveJa, ...frameJa, ...receiptJa, ...pageJa },
  ko: { ...coreKo, ...troubleKo, ...liveKo, ...frameKo, ...receiptKo, ...pageKo },
  es: { ...coreEs, ...troubleEs, ...liveEs, ...frameEs, ...receiptEs, ...pageEs },
  fr: { ...coreFr, ...troubleFr, ...liveFr, ...frameFr, ...receiptFr, ...pageFr },
  de: { ...coreDe, ...troubleDe, ...liveDe, ...frameDe, ...receiptDe, ...pageDe },
  'pt-BR': { ...corePtBR, ...troublePtBR, ...livePtBR, ...framePtBR, ...receiptPtBR, ...pagePtBR },
  it: { ...coreIt, ...troubleIt, ...liveIt, ...frameIt, ...receiptIt, ...pageIt },
  nl: { ...coreNl, ...troubleNl, ...liveNl, ...frameNl, ...receiptNl, ...pageNl },
  ar: { ...coreAr, ...troubleAr, ...liveAr, ...frameAr, ...receiptAr, ...pageAr },
  he: { ...coreHe, ...troubleHe, ...liveHe, ...frameHe, ...receiptHe, ...pageHe },
}
