import type { ReceiptMessages } from '../en/receipt.js'

/** What the receipt part says, in Japanese. */
export const receiptJa: ReceiptMessages = {
  receipt: '領収書',
  receiptOrder: '注文',
  receiptTotal: '注文合計',
  receiptReceived: '受取額',
  receiptTime: 'ショップの受付日時',
  receiptTransfer: '{network} の取引',
  receiptNewTab: '新しいタブで開きます',
  receiptSigned: 'ショップの決済サービスが署名',
  receiptSave: '領収書を保存',
  receiptPrint: '領収書を印刷',
  receiptFailed: '領収書を読み込めませんでした。お支払いは完了しています。',
  receiptRetry: '領収書を再読み込み',
}
