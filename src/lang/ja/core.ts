import type { CoreMessages, TroubleMessages } from '../en/core.js'

/** What the core says beside address and code, in Japanese. */
export const coreJa: CoreMessages = {
  title: 'USDCで支払う',
  orderTotal: '注文 {order} · 合計 {total}',
  toPay: 'お支払い額',

  opening: '準備しています',
  network: 'ネットワーク',

  qrLinkLabel: '{network} で {amount} USDC を支払うQRコード',
  openLink: 'ウォレットアプリで開く',

  addressTitle: 'このアドレスにUSDCを送る',
  sendExactly: '{network} でちょうど {amount} USDC を送ってください。',
  checked: 'このブラウザでアドレスを確認済み',

  waiting: 'お支払いを待っています',
  waitingMore: 'ネットワークを確認し、自動で更新されます。',

  walletButton: 'ウォレットで支払う',
  walletOr: 'またはコードかアドレスで',
  walletLoading: '読み込み中',
}

/** What the core says once money came or something is in the way, in Japanese. */
export const troubleJa: TroubleMessages = {
  stillToPay: '残りのお支払い額',
  paidAmount: '受取済み',

  liveBlocked:
    'ここでは状況を確認できません。ページの一部を安全に読み込めなかったため、起動していません。この注文のアドレスへのお支払いは、それでも確認されます。状況を見るには、ページを再読み込みしてください。',

  errorTitle: 'このお支払いを表示できません',
  errorRefused:
    'お支払いの内容がこのショップと注文に一致しなかったため、何も表示していません。送金せずに、ショップへお知らせください。',
  errorUnreachable: '決済サービスが応答しません。もう一度試しています。',
  errorFailed: 'この注文ではUSDCを利用できません。別のお支払い方法をお選びください。',
  errorSetup: 'このお支払いの設定が完了していません。ショップへお知らせください。',
  errorCode: 'コード：{code}',
  retry: '再試行',
}
