import type { PageMessages } from '../en/page.js'

/** What the hosted pages say beside the words of the element, in Japanese. */
export const pageJa: PageMessages = {
  received: 'これまでに {amount} USDC を受取済み',
  paid: '支払済みです。ありがとうございます。',
  expired: '時間になりました。この後に届いたお金も、この注文のお支払いになります。',
  canceled: 'ショップが注文をキャンセルしました。送金しないでください。',
  reload: '最新の状況を見るには、ページを再読み込みしてください。',
  checkingAddress: 'アドレスを確認しています',

  unknown: 'このお支払いはありません',
  unknownHint: 'リンクが不完全か、別のショップのものです。ご注文からもう一度開いてください。',
  findTitle: '注文 {order} のお支払い',
  findHint: 'ご注文時のメールアドレスを入力してください。ご本人の注文であることを確認します。',
  email: 'メールアドレス',
  find: 'お支払いを表示',
  notFound: 'この番号とメールアドレスに一致する未払いの注文はありません。',
  tooMany:
    '一致しない入力が多すぎました。1時間後にもう一度試すか、ショップにお問い合わせください。',

  receiptBack: 'お支払いに戻る',
  receiptNotReady: '領収書はまだありません',
  receiptNotReadyHint: 'ショップがお支払いを受け付けると、ここに表示されます。',
}
