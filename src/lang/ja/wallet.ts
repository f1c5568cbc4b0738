import type { WalletMessages } from '../en/wallet.js'

/** What the wallet part says, in Japanese. */
export const walletJa: WalletMessages = {
  choose: 'ウォレットを選ぶ',
  browser: 'ウォレット',
  none: 'このブラウザにウォレットが見つかりません。ウォレットアプリでコードを読み取るか、アドレスをコピーしてください。',
  back: '戻る',
  again: '再試行',
  reaching: '接続を準備しています…',
  pair: 'ウォレットアプリでこのコードを読み取ってください',
  pairOnPhone: 'ウォレットアプリを開いてください',
  pairLabel: 'ウォレットアプリと接続するQRコード',
  pairOther: '別のウォレットアプリ',
  pairCopy: 'リンクをコピー',
  pairCopied: 'リンクをコピーしました',
  newCode: '新しいコード',
  openIn: 'このお支払いをウォレットアプリで開く',
  connecting: '{wallet} で接続してください',
  switching: '{wallet} で {network} に切り替えてください',
  adding: '{wallet} でネットワーク {network} を追加してください',
  confirm: '{wallet} でお支払いを承認してください',
  sign: '{wallet} でお支払いに署名してください。ネットワーク手数料はショップが負担します。',
  signed: '署名しました。ショップが代わりに送信します。',
  signedMore: 'ほかのお手続きは不要です。通常は1分以内にネットワークに表示されます。',
  sent: '送信しました。ネットワークを待っています。',
  sentMore: 'ウォレットがお支払いを送信しました。通常は1分以内にネットワークに表示されます。',
  ask: 'お支払いはすでにウォレットに渡されています',
  askMore:
    'まずウォレットをご確認ください。この注文のお支払いが表示されていない場合だけ、もう一度お支払いください。',
  askYes: 'もう一度支払う',
  askNo: '支払わない',
  rejected: 'ウォレットで拒否されました。何も送信されていません。',
  unauthorized:
    'ウォレットがこのページでのアカウントの利用を許可していません。もう一度接続してください。',
  unsupported: 'このウォレットではできません。コードかアドレスをご利用ください。',
  disconnected: 'ウォレットの接続が切れました。ウォレットを開いて、もう一度お試しください。',
  chain_disconnected:
    'ウォレットが {network} に接続できません。もう一度試すか、別のネットワークをお選びください。',
  chain_missing:
    'ウォレットに {network} がありません。ウォレットで追加するか、別のネットワークをお選びください。',
  chain_not_switched: 'ウォレットがまだ別のネットワークです。{network} に切り替えてください。',
  pending: 'ウォレットが確認を求めています。ウォレットを開いて、そこで応答してください。',
  transaction_rejected: 'ウォレットが取引を拒否しました。何も送信されていません。',
  limited: 'ウォレットが処理中です。少し待って、もう一度お試しください。',
  method_unsupported:
    'このウォレットではお支払いを送信できません。コードかアドレスをご利用ください。',
  invalid: 'ウォレットが要求を受け付けませんでした。コードかアドレスをご利用ください。',
  internal: 'ウォレット内でエラーが起きました。何も送信されていません。もう一度お試しください。',
  calls_unsupported:
    'このウォレットではこの方法で送信できません。コードかアドレスをご利用ください。',
  insufficient: 'ウォレットの {network} のUSDCが足りません。あと {missing} USDC 必要です。',
  insufficient_unknown: 'ウォレットの {network} のUSDCが足りません。',
  insufficient_elsewhere: '{networks} には十分あります。上でそのネットワークをお選びください。',
  no_gas: '{network} のネットワーク手数料を払う {symbol} がウォレットに足りません。',
  blacklisted: 'USDCの発行元がこのアカウントを凍結しています。何も送信されていません。',
  paused:
    '{network} のUSDCは停止中です。何も送信されていません。別のネットワークをお選びください。',
  no_wallet:
    'このブラウザにそのウォレットが見つかりません。コードを読み取るか、アドレスをコピーしてください。',
  relay_refused:
    'ショップが代わりに送信できませんでした。何も送信されていません。もう一度試すか、コードを読み取ってください。',
  relay_unreachable:
    'この方法は応答しません。支払いコードを読み取るか、アドレスをコピーしてください。',
  pairing_expired:
    '時間内にウォレットの応答がありませんでした。新しいコードでもう一度お試しください。',
  unknown:
    'ウォレットからはっきりした応答がありませんでした。ウォレットで承認された場合、お支払いは確認されます。もう一度支払う前に、ウォレットをご確認ください。',
}
