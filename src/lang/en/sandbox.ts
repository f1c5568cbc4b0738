/** What a card of the sandbox bears, in English. No script of production holds it. */
export const sandboxEn = {
  noRealMoney: 'Sandbox: no real money',
  panel: 'Control panel',
}

/** One sentence for every key of {@link sandboxEn}. */
export type SandboxMessages = { readonly [Key in keyof typeof sandboxEn]: string }
