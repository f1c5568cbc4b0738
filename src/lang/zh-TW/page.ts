import type { PageMessages } from '../en/page.js'

/** What the hosted pages say beside the words of the element, in Traditional Chinese, as in Taiwan. */
export const pageZhTW: PageMessages = {
  received: '目前已收到 {amount} USDC',
  paid: '付款完成，謝謝您。',
  expired: '時間已過。之後入帳的款項仍計入這筆訂單。',
  canceled: '商店已取消訂單，請勿付款。',
  reload: '重新整理頁面可查看最新狀態。',
  checkingAddress: '正在核對地址',

  unknown: '沒有這筆付款',
  unknownHint: '連結不完整，或屬於另一家商店。請從您的訂單重新開啟。',
  findTitle: '支付訂單 {order}',
  findHint: '請輸入下單時使用的電子郵件，以確認訂單屬於您。',
  email: '電子郵件',
  find: '顯示付款資訊',
  notFound: '沒有符合此編號和電子郵件的待付款訂單。',
  tooMany: '不符的次數過多。請一小時後再試，或聯絡商店。',

  receiptBack: '返回付款頁面',
  receiptNotReady: '尚無收據',
  receiptNotReadyHint: '商店接受付款後即可在此查看。',
}
