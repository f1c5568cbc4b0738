import type { DocumentMessages } from '../en/document.js'

/** What the document of a receipt says, in Japanese. */
export const documentJa: DocumentMessages = {
  title: '領収書',
  order: '注文 {order}',
  paid: '支払済み',
  testNetwork: 'テストネットワーク：実際のお金は支払われていません。',
  received: '受取額',
  orderTotal: '注文合計',
  rate: '換算レート',
  due: '請求額',
  paidAt: 'ショップの受付日時',
  payment: 'お支払い',
  transfers: '送金',
  network: 'ネットワーク',
  time: '時刻',
  transaction: '取引',
  token: 'USDCコントラクト',
  receiver: '注文のアドレス',
  treasury: 'ショップの受取口座',
  signature: '署名',
  signatureHint:
    'この領収書には署名があります。ショップの決済サービスが発行したことを示すもので、請求書ではありません。フィンガープリントを、ショップが公開しているものと照らし合わせてください。',
  signedBy: '署名者',
  fingerprint: '鍵のフィンガープリント',
  check: 'オフラインで確認',
  shopKey: '<ショップのフィンガープリント>',
  signedText: '署名された内容',
}
