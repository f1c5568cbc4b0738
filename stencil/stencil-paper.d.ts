/** BigCommerce's own theme renderer, as far as the tests use it; it ships no types. */
declare module '@bigcommerce/stencil-paper' {
  type Templates = Readonly<Record<string, string>>
  export default class Paper {
    constructor(
      siteSettings: object,
      themeSettings: object,
      assembler: {
        getTemplates(path: string, process: (templates: Templates) => Templates): Promise<Templates>
        getTranslations(): Promise<object>
      },
      renderer: 'handlebars-v3' | 'handlebars-v4',
      logger: Console,
      logLevel: 'error',
      params: { readonly security?: { readonly nonce: string } },
    )
    loadTheme(path: string, acceptLanguage: string): Promise<unknown>
    render(path: string, context: object): Promise<string>
  }
}
