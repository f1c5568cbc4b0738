/** What the app's page in the control panel says. */
export type AppPageWords = {
  readonly title: string
  readonly script: string
  readonly hooks: string
  readonly inPlace: string
  readonly putInPlace: string
  readonly shown: string
  readonly shownText: (shown: number, opened: number) => string
  readonly settings: string
  readonly settingsText: string
  readonly names: Readonly<
    Record<
      | 'mode'
      | 'treasury'
      | 'networks'
      | 'methods'
      | 'storefronts'
      | 'endpoint'
      | 'script'
      | 'version',
      string
    >
  >
}

const en: AppPageWords = {
  title: 'Pay with USDC',
  script: 'Script on the storefront',
  hooks: 'Webhooks',
  inPlace: 'In place.',
  putInPlace: 'Put in place just now.',
  shown: 'Payments shown to shoppers, last 7 days',
  shownText: (shown, opened) =>
    `${shown} of ${opened}. A payment that nobody saw can be a shopper who closed the page. Many of them can mean that the element on your page was replaced.`,
  settings: 'Settings',
  settingsText:
    'They are set where the endpoint runs, so nobody who gets into this control panel can change where money goes.',
  names: {
    mode: 'Mode',
    treasury: 'Treasury',
    networks: 'Networks',
    methods: 'Payment methods',
    storefronts: 'Storefronts',
    endpoint: 'Endpoint',
    script: 'Script',
    version: 'Version',
  },
}

const zhCN: AppPageWords = {
  title: '使用 USDC 支付',
  script: '店面脚本',
  hooks: 'Webhook',
  inPlace: '已就绪。',
  putInPlace: '刚刚已装好。',
  shown: '最近 7 天向顾客显示的付款',
  shownText: (shown, opened) =>
    `${opened} 笔中的 ${shown} 笔。没有显示的付款可能是顾客关闭了页面；如果很多，可能说明您页面上的支付组件被替换了。`,
  settings: '设置',
  settingsText: '这些设置在运行端点的地方修改，因此进入此控制面板的人无法改变款项的去向。',
  names: {
    mode: '模式',
    treasury: '金库地址',
    networks: '网络',
    methods: '付款方式',
    storefronts: '店面',
    endpoint: '端点',
    script: '脚本',
    version: '版本',
  },
}

/** The page's words in one of the languages that the hosted pages speak. */
export const appPageWords = { en, 'zh-CN': zhCN } as const
