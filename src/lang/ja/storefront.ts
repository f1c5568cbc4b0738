import type { StorefrontMessages } from '../en/storefront.js'

/** What the storefront script says around the element, in Japanese. */
export const storefrontJa: StorefrontMessages = {
  noteNetworks: '{networks} のUSDCで支払えます。',
  noteNext: '先に注文を確定します。次のページにアドレスとQRコードが表示されます。',

  frameTitle: 'USDCで支払う：金額、アドレス、QRコード',
  opening: 'お支払いを準備しています',
  ownAddress: 'このページ自身が計算した、ご注文のアドレス：',
  sameAsFrame:
    '上のアドレスがここにも書かれているはずです。違う場合は、何も送らずに、ショップへお知らせください。',
  sameAsPage:
    '支払いページのアドレスがここにも書かれているはずです。違う場合は、何も送らずに、ショップへお知らせください。',
  openPage: '支払いページを開く',

  safeTitle: 'ご注文は確定し、保存されています',
  safeText:
    'ここにお支払いを表示できませんでした。もう一度試すか、今または後で支払いページからお支払いください。',
  refusedTitle: 'このお支払いを表示できません',
  refusedText:
    'お支払いの内容がこのショップと注文に一致しませんでした。送金せずに、ショップへお知らせください。',
  retry: '再試行',
  code: 'コード：{code}',
}
