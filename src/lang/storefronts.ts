import { storefrontAr } from './ar/storefront.js'
import { storefrontDe } from './de/storefront.js'
import type { StorefrontMessages } from './en/storefront.js'
import { storefrontEs } from './es/storefront.js'
import { storefrontFr } from './fr/storefront.js'
import { storefrontHe } from './he/storefront.js'
import { storefrontIt } from './it/storefront.js'
import { storefrontJa } from './ja/storefront.js'
import { storefrontKo } from './ko/storefront.js'
import { storefrontNl } from './nl/storefront.js'
import { storefrontPtBR } from './pt-BR/storefront.js'
import type { Tag } from './tags.js'
import { storefrontZhCN } from './zh-CN/storefront.js'
import { storefrontZhTW } from './zh-TW/storefront.js'

/** What the storefront script says in every language beside English; the build makes a file of each. */
export const storefronts: Readonly<Record<Tag, StorefrontMessages>> = {
  'zh-CN': storefrontZhCN,
  'zh-TW': storefrontZhTW,
  ja: storefrontJa,
  ko: storefrontKo,
  es: storefrontEs,
  fr: storefrontFr,
  de: storefrontDe,
  'pt-BR': storefrontPtBR,
  it: storefrontIt,
  nl: storefrontNl,
  ar: storefrontAr,
  he: storefrontHe,
}
