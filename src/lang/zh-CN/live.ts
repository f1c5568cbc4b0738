import type { LiveMessages } from '../en/live.js'

/** What the live part says, in Simplified Chinese. */
export const liveZhCN: LiveMessages = {
  change: '更改',
  networkCost: '手续费约 {fee} · {time}',
  networkHint:
    '最便宜、最快的排在最前。手续费是钱包通常支付的金额，交易所的收费可能不同。这些网络上的地址都相同。',

  qrLink: '付款链接',
  qrAddress: '仅地址',
  qrMode: '二维码内容',
  qrAddressLabel: '收款地址的二维码。旁边写有同一个地址。',
  qrLinkHint: '请用钱包应用扫码。如果无法识别，请选择“仅地址”。',
  qrAddressHint: '扫码后，请自行输入金额并选择 {network}。',

  copyAddress: '复制地址',
  copyAmount: '复制金额',
  addressCopied: '地址已复制',
  amountCopied: '金额已复制',
  copyFailed: '无法复制，请手动选择文字。',

  checkedWhy:
    '本浏览器根据商家的收款账户和您的订单自行算出了这个地址。它只属于这笔订单，也只能付款给该商家。',
  checkedTreasury: '商家收款账户',
  checkedToken: '{network} 上的 USDC 合约',

  fromExchange: '从交易所付款？',
  exchangeBlocked: '此帮助未能加载。请准确转出上述金额，手续费另计。',
  whyNew: '为什么这个地址是新的？',
  whyNewAnswer:
    '每个订单都有自己的地址，这样无需姓名或编号就能找到您的付款。该地址没有密钥，只能把钱付给商店的收款账户，任何人都可以核实。它始终属于这个订单，迟付或分次付款也一样。',
  whatIfClosed: '关闭页面会怎样？',
  closeHint: '付款后可以关闭此页面，款项仍会被找到。',

  timeLeft: '价格有效时间',
  part: '已收到 {received} USDC，还差 {remaining} USDC',
  rate: '1 USDC = {rate} {currency}（{source}，{time}）',
  timeLeftAnnounced: '价格还有 {time} 有效。',

  stepWaiting: '等待支付',
  stepSeen: '网络已发现',
  stepConfirmed: '链上已确认',
  stepPaid: '支付成功',
  steps: '进度',
  checking: '正在检查网络',
  checkingMore: '时间已到。您已经转出的款项仍然有效。',
  seen: '网络已发现您的付款',
  seenMore: '网络正在确认，请稍候。',
  confirmed: '您的付款已在链上确认',
  confirmedMore: '正在通知商家。',
  paid: '支付成功',
  paidMore: '谢谢！商家已接受您的付款。',
  expired: '此价格已过期',
  expiredMore: '如果您已经付款，无需任何操作：款项到账后仍然有效。如果尚未付款，请获取新价格。',
  moreTime: '延长时间',
  renew: '获取新价格',
  canceled: '此订单已取消',
  canceledMore: '请不要付款。如果您已经付款，请联系商家。',

  underpaid: '已收到部分款项。请将余款转到同一个地址。',
  overpaid: '收到的款项多于应付金额。商家可以退还差额。',
  late: '款项在价格过期后到账，对您的订单仍然有效。',
  duplicate: '收到了不止一笔付款。多付的部分请联系商家。',
  held: '商家正在审核这笔付款。您无需任何操作。',
  order_changed: '订单在付款开始后有改动。商家会进行处理。',
  reversed: '网络撤回了一笔转账，通常会自行恢复。请不要再次付款。',
  wrong_token: '收到了其他代币，不能当作 USDC。如需退回，请联系商家。',
  wrong_chain: '款项到达了商家未提供的网络。资金是安全的，商家可以取回。请联系商家。',

  transfers: '转账',
  transfer: '{network} 上的 {amount} USDC',
  confirmations: '已确认 {done}/{required} 次',
  viewOn: '在 {explorer} 上查看',
  newTab: '在新标签页中打开',
  reconnecting: '连接已断开，正在重新连接……当前显示的是最后已知的状态。',

  signedOnWay: '一笔已签名的付款正在处理中，将于 {time} 自动结束。',
  signedCancel: '取消',
  walletBlocked: '钱包组件未能安全加载，因此没有启动。请扫码，或复制地址。',
}
