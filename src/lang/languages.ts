import type { LanguagePart } from './language.js'

/** Every language beside English; the keys are BCP 47. Each is loaded by itself. */
export const languages: Readonly<Record<string, () => Promise<LanguagePart>>> = {
  'zh-CN': async () => (await import('./zh-CN.js')).partZhCN,
}
