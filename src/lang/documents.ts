import { documentAr } from './ar/document.js'
import { documentDe } from './de/document.js'
import type { DocumentMessages } from './en/document.js'
import { documentEn } from './en/document.js'
import { documentEs } from './es/document.js'
import { documentFr } from './fr/document.js'
import { documentHe } from './he/document.js'
import { documentIt } from './it/document.js'
import { documentJa } from './ja/document.js'
import { documentKo } from './ko/document.js'
import { documentNl } from './nl/document.js'
import { documentPtBR } from './pt-BR/document.js'
import type { Language } from './tags.js'
import { documentZhCN } from './zh-CN/document.js'
import { documentZhTW } from './zh-TW/document.js'

/** What the document of a receipt says in every language. */
export const documents: Readonly<Record<Language, DocumentMessages>> = {
  en: documentEn,
  'zh-CN': documentZhCN,
  'zh-TW': documentZhTW,
  ja: documentJa,
  ko: documentKo,
  es: documentEs,
  fr: documentFr,
  de: documentDe,
  'pt-BR': documentPtBR,
  it: documentIt,
  nl: documentNl,
  ar: documentAr,
  he: documentHe,
}

/** The languages that a receipt's document is written in. */
export const documentLanguages = Object.keys(documents) as readonly Language[]
