import type { ExchangeMessages } from '../en/exchange.js'

/** What the part for payers from an exchange says, in Simplified Chinese. */
export const exchangeZhCN: ExchangeMessages = {
  refundTitle: '第一步：退款应退到哪里？',
  refundWhy:
    '交易所付款时使用的地址不属于您，钱无法退回那里。请填写您自己钱包的地址，任一上述网络均可。',
  refundLabel: '您自己的 USDC 地址',
  refundSave: '保存',
  refundSaving: '正在保存',
  refundSkip: '我没有',
  refundSaved: '退款将退到 {address}。',
  refundSkipped: '没有地址时，退款请联系商店。',
  refundChange: '更改',
  refund_invalid: '这不是一个地址。地址以 0x 开头，共 42 个字符。',
  refund_checksum: '地址有误，请重新复制。',
  refund_refused: '这个地址属于商店或本次付款，请填写您自己的地址。',
  refund_failed: '未能保存，请稍后再试。',
  exchange: '您的交易所',
  other: '其他',
  network: '在那里选择这个网络',
  networkOther: '在那里选择网络 {network}。名称不同就是另一个网络。',
  fee: '交易所显示的手续费（USDC）',
  feeOdd: '请用数字填写手续费，例如 0.5。',
  deducted: '手续费从我输入的金额中扣除',
  enter: '在那里输入这个金额',
  arrives: '到账 {amount} USDC，金额正确。',
  copy: '复制',
  copied: '已复制',
  minimum: '很多交易所的最低提币额为 5 到 20 USDC。如果 {amount} USDC 被拒绝，请改用钱包付款。',
  afterwards: '交易所可能需要几分钟，或要求您先通过邮件确认。',
}
