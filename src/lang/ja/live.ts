import type { LiveMessages } from '../en/live.js'

/** What the live part says, in Japanese. */
export const liveJa: LiveMessages = {
  change: '変更',
  networkCost: '手数料 約{fee} · {time}',
  networkHint:
    '安くて速い順に並んでいます。手数料はウォレットで通常かかる額です。取引所では異なることがあります。アドレスはどのネットワークでも同じです。',

  qrLink: '支払いリンク',
  qrAddress: 'アドレスのみ',
  qrMode: 'コードの内容',
  qrAddressLabel: '受取アドレスのQRコード。同じアドレスが横に書かれています。',
  qrLinkHint:
    'ウォレットアプリで読み取ってください。読み取れないときは「アドレスのみ」をお選びください。',
  qrAddressHint: '読み取った後、金額の入力と {network} の選択はご自身で行ってください。',

  copyAddress: 'アドレスをコピー',
  copyAmount: '金額をコピー',
  addressCopied: 'アドレスをコピーしました',
  amountCopied: '金額をコピーしました',
  copyFailed: 'コピーできませんでした。文字を選択してください。',

  checkedWhy:
    'このアドレスは、ショップの受取口座とご注文をもとに、このブラウザ自身が計算しました。この注文だけのもので、ショップにしか支払えません。',
  checkedTreasury: 'ショップの受取口座',
  checkedToken: '{network} のUSDCコントラクト',

  fromExchange: '取引所から支払いますか？',
  exchangeBlocked:
    'この案内を読み込めませんでした。上の金額ちょうどを送ってください。手数料は別にかかります。',
  whyNew: 'なぜ新しいアドレスなのですか？',
  whyNewAnswer:
    '注文ごとに専用のアドレスがあるため、お名前や番号がなくてもお支払いを確認できます。このアドレスには鍵がなく、ショップの受取口座にしか支払えません。それは誰でも確かめられます。遅れたり分けたりしてお支払いになっても、この注文のアドレスは変わりません。',
  whatIfClosed: 'ページを閉じるとどうなりますか？',
  closeHint: 'お支払いの後は、このページを閉じても構いません。お支払いは確認されます。',

  timeLeft: '価格の有効時間',
  part: '{received} USDC を受取済み、残り {remaining} USDC',
  rate: '1 USDC = {rate} {currency}（{source}、{time}）',
  timeLeftAnnounced: '価格の有効時間は残り{time}です。',

  stepWaiting: '待機中',
  stepSeen: '検出',
  stepConfirmed: '確認済み',
  stepPaid: '支払済み',
  steps: '進み具合',
  checking: 'ネットワークを確認しています',
  checkingMore: '時間になりました。送金済みのお金は有効です。',
  seen: 'ネットワークでお支払いを検出しました',
  seenMore: 'ネットワークが確認しています。少しお待ちください。',
  confirmed: 'お支払いがブロックチェーンで確認されました',
  confirmedMore: 'ショップに知らせています。',
  paid: 'お支払いが完了しました',
  paidMore: 'ありがとうございます。ショップがお支払いを受け付けました。',
  expired: 'この価格は期限切れです',
  expiredMore:
    'すでに送金された場合は、何もしないでください。届いた時点で有効になります。まだの場合は、新しい価格を取得してください。',
  moreTime: '時間を延長',
  renew: '新しい価格を取得',
  canceled: 'この注文はキャンセルされました',
  canceledMore: '送金しないでください。すでにお支払いの場合は、ショップへご連絡ください。',

  underpaid: '一部が届きました。残りを同じアドレスに送ってください。',
  overpaid: '金額より多く届きました。ショップが差額を返金できます。',
  late: '価格の期限後に届きましたが、ご注文のお支払いとして有効です。',
  duplicate: 'お支払いが2回以上届きました。余分なお支払いについては、ショップへご連絡ください。',
  held: 'ショップがこのお支払いを確認してから受け付けます。お手続きは不要です。',
  order_changed: 'お支払いの開始後に注文が変更されました。ショップが確認します。',
  reversed:
    'ネットワークが送金を取り消しました。通常は自然に元に戻ります。もう一度支払わないでください。',
  wrong_token:
    '別のトークンが届きました。USDCとしては扱われません。返却については、ショップへご連絡ください。',
  wrong_chain:
    '対象外のネットワークに届きました。資金は安全で、ショップが受け取れます。ショップへご連絡ください。',

  transfers: '送金',
  transfer: '{network} で {amount} USDC',
  confirmations: '確認 {done}/{required} 回',
  viewOn: '{explorer} で見る',
  newTab: '新しいタブで開きます',
  reconnecting: '接続が切れました。再接続しています… 表示は最後に確認できた状態です。',

  signedOnWay: '署名した支払いを処理しています。{time} に自動で終了します。',
  signedCancel: '取り消す',
  walletBlocked:
    'ウォレットの部分を安全に読み込めなかったため、起動していません。コードを読み取るか、アドレスをコピーしてください。',
}
