import type { LiveMessages } from '../en/live.js'

/** What the live part says, in Traditional Chinese, as in Taiwan. */
export const liveZhTW: LiveMessages = {
  change: '變更',
  networkCost: '手續費約 {fee} · {time}',
  networkHint:
    '最便宜、最快的排在最前面。手續費是錢包通常支付的金額，交易所的收費可能不同。這些網路上的地址都相同。',

  qrLink: '付款連結',
  qrAddress: '僅地址',
  qrMode: 'QR Code 內容',
  qrAddressLabel: '收款地址的 QR Code。旁邊寫有相同的地址。',
  qrLinkHint: '請用錢包 App 掃描。如果無法辨識，請選擇「僅地址」。',
  qrAddressHint: '掃描後，請自行輸入金額並選擇 {network}。',

  copyAddress: '複製地址',
  copyAmount: '複製金額',
  addressCopied: '已複製地址',
  amountCopied: '已複製金額',
  copyFailed: '無法複製，請手動選取文字。',

  checkedWhy:
    '此瀏覽器依據商店的收款帳戶和您的訂單，自行算出了這個地址。它只屬於這筆訂單，也只能付款給商店。',
  checkedTreasury: '商店收款帳戶',
  checkedToken: '{network} 上的 USDC 合約',

  fromExchange: '要從交易所付款嗎？',
  exchangeBlocked: '無法載入這項說明。請轉出與上方完全相同的金額，手續費另計。',
  whyNew: '為什麼這個地址是新的？',
  whyNewAnswer:
    '每筆訂單都有專屬地址，因此不需要姓名或編號就能找到您的付款。這個地址沒有金鑰，只能付款到商店的收款帳戶，任何人都能查證。它一直屬於這筆訂單，延後或分次付款也一樣。',
  whatIfClosed: '關閉此頁面會怎樣？',
  closeHint: '付款後可以關閉此頁面，款項仍會被找到。',

  timeLeft: '價格有效時間',
  part: '已收到 {received} USDC，還差 {remaining} USDC',
  rate: '1 USDC = {rate} {currency}（{source}，{time}）',
  timeLeftAnnounced: '價格還有 {time} 有效。',

  stepWaiting: '等待付款',
  stepSeen: '網路已偵測',
  stepConfirmed: '鏈上已確認',
  stepPaid: '付款完成',
  steps: '進度',
  checking: '正在檢查網路',
  checkingMore: '時間已到。您已轉出的款項仍然有效。',
  seen: '網路上已偵測到您的付款',
  seenMore: '網路正在確認，請稍候。',
  confirmed: '您的付款已在鏈上確認',
  confirmedMore: '正在通知商店。',
  paid: '付款完成',
  paidMore: '謝謝您。商店已接受您的付款。',
  expired: '此價格已過期',
  expiredMore: '如果您已經付款，不需要做任何事：款項入帳後仍然有效。如果尚未付款，請取得新價格。',
  moreTime: '延長時間',
  renew: '取得新價格',
  canceled: '此訂單已取消',
  canceledMore: '請勿付款。如果您已經付款，請聯絡商店。',

  underpaid: '已收到部分款項。請將餘額轉到同一個地址。',
  overpaid: '收到的款項多於應付金額，商店可以退還差額。',
  late: '款項在價格過期後才入帳，對您的訂單仍然有效。',
  duplicate: '收到不只一筆付款。多付的部分請聯絡商店。',
  held: '商店會先審查這筆付款再接受，您不需要做任何事。',
  order_changed: '付款開始後訂單有所變更，商店會處理。',
  reversed: '網路撤回了一筆轉帳，通常會自行恢復。請勿再次付款。',
  wrong_token: '收到其他代幣，不能視為 USDC。如需退回，請聯絡商店。',
  wrong_chain: '款項進入了未提供的網路。資金是安全的，商店可以取回。請聯絡商店。',

  transfers: '轉帳',
  transfer: '{network} 上的 {amount} USDC',
  confirmations: '已確認 {done}/{required} 次',
  viewOn: '在 {explorer} 上查看',
  newTab: '在新分頁中開啟',
  reconnecting: '連線中斷，正在重新連線……目前顯示的是最後已知的狀態。',

  signedOnWay: '一筆已簽署的付款正在處理中，將於 {time} 自動結束。',
  signedCancel: '取消',
  walletBlocked: '錢包元件未能安全載入，因此沒有啟動。請掃描 QR Code，或複製地址。',
}
