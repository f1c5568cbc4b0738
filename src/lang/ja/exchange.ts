import type { ExchangeMessages } from '../en/exchange.js'

/** What the part for payers from an exchange says, in Japanese. */
export const exchangeJa: ExchangeMessages = {
  refundTitle: 'はじめに：返金先はどこですか？',
  refundWhy:
    '取引所はお客様のものではないアドレスから送金するため、そこへは返金できません。上のいずれかのネットワークで、ご自身のウォレットのアドレスを入力してください。',
  refundLabel: 'ご自身のUSDCアドレス',
  refundSave: '保存',
  refundSaving: '保存しています',
  refundSkip: '持っていません',
  refundSaved: '返金先は {address} です。',
  refundSkipped: 'アドレスがない場合、返金はショップにお問い合わせください。',
  refundChange: '変更',
  refund_invalid: 'これはアドレスではありません。0xで始まる42文字です。',
  refund_checksum: 'このアドレスには誤りがあります。もう一度コピーしてください。',
  refund_refused: 'これはショップかお支払いのアドレスです。ご自身のものを入力してください。',
  refund_failed: '保存できませんでした。少し待って、もう一度お試しください。',
  exchange: 'ご利用の取引所',
  other: 'その他',
  network: '取引所で選ぶネットワーク',
  networkOther:
    '取引所でネットワーク {network} をお選びください。名前が違えば別のネットワークです。',
  fee: '取引所が表示する手数料（USDC）',
  feeOdd: '手数料は 0.5 のように数字で入力してください。',
  deducted: '入力した金額から手数料が引かれる',
  enter: '取引所で入力する金額',
  arrives: '{amount} USDC がちょうど届きます。',
  copy: 'コピー',
  copied: 'コピーしました',
  minimum:
    '多くの取引所では、5〜20 USDC 未満は送れません。{amount} USDC が断られた場合は、ウォレットからお支払いください。',
  afterwards: '取引所では数分かかったり、先にメールでの確認を求められたりすることがあります。',
}
