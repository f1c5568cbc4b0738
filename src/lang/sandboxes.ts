import { sandboxAr } from './ar/sandbox.js'
import { sandboxDe } from './de/sandbox.js'
import { type SandboxMessages, sandboxEn } from './en/sandbox.js'
import { sandboxEs } from './es/sandbox.js'
import { sandboxFr } from './fr/sandbox.js'
import { sandboxHe } from './he/sandbox.js'
import { sandboxIt } from './it/sandbox.js'
import { sandboxJa } from './ja/sandbox.js'
import { sandboxKo } from './ko/sandbox.js'
import { sandboxNl } from './nl/sandbox.js'
import { sandboxPtBR } from './pt-BR/sandbox.js'
import type { Language } from './tags.js'
import { sandboxZhCN } from './zh-CN/sandbox.js'
import { sandboxZhTW } from './zh-TW/sandbox.js'

/** What a card of the sandbox bears, in every language: a few words, so all of them travel with the script. */
export const sandboxes: Readonly<Record<Language, SandboxMessages>> = {
  en: sandboxEn,
  'zh-CN': sandboxZhCN,
  'zh-TW': sandboxZhTW,
  ja: sandboxJa,
  ko: sandboxKo,
  es: sandboxEs,
  fr: sandboxFr,
  de: sandboxDe,
  'pt-BR': sandboxPtBR,
  it: sandboxIt,
  nl: sandboxNl,
  ar: sandboxAr,
  he: sandboxHe,
}
