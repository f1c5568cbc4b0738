import { type Build, PayWithUsdc } from './PayWithUsdc.js'

/** Defines `<pay-with-usdc>` for a build. The first build on a page wins; a second one is ignored. */
export function definePayWithUsdc(build: Build): void {
  if (customElements.get('pay-with-usdc') !== undefined) return
  PayWithUsdc.build = build
  customElements.define('pay-with-usdc', PayWithUsdc)
}
