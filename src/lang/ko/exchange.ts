import type { ExchangeMessages } from '../en/exchange.js'

/** What the part for payers from an exchange says, in Korean. */
export const exchangeKo: ExchangeMessages = {
  refundTitle: '먼저: 환불은 어디로 받으시겠어요?',
  refundWhy:
    '거래소는 고객님의 것이 아닌 주소에서 보내기 때문에 그 주소로는 돌려드릴 수 없습니다. 위 네트워크 중 하나에서 본인 지갑의 주소를 입력해 주세요.',
  refundLabel: '본인의 USDC 주소',
  refundSave: '저장',
  refundSaving: '저장 중',
  refundSkip: '없습니다',
  refundSaved: '환불은 {address} 주소로 보내집니다.',
  refundSkipped: '주소가 없으면 환불은 상점에 문의해 주세요.',
  refundChange: '변경',
  refund_invalid: '주소가 아닙니다. 0x로 시작하는 42자여야 합니다.',
  refund_checksum: '주소에 오타가 있습니다. 다시 복사해 주세요.',
  refund_refused: '상점 또는 이 결제의 주소입니다. 본인의 주소를 입력해 주세요.',
  refund_failed: '저장하지 못했습니다. 잠시 후 다시 시도해 주세요.',
  exchange: '이용하는 거래소',
  other: '다른 거래소',
  network: '거래소에서 이 네트워크 선택',
  networkOther: '거래소에서 {network} 네트워크를 선택해 주세요. 이름이 다르면 다른 네트워크입니다.',
  fee: '거래소에 표시된 수수료(USDC)',
  feeOdd: '수수료를 0.5처럼 숫자로 입력해 주세요.',
  deducted: '입력한 금액에서 수수료가 빠집니다',
  enter: '거래소에서 이 금액 입력',
  arrives: '{amount} USDC가 정확히 도착합니다.',
  copy: '복사',
  copied: '복사됨',
  minimum:
    '많은 거래소는 5~20 USDC 미만을 보내지 않습니다. {amount} USDC를 보낼 수 없다면 지갑으로 결제해 주세요.',
  afterwards: '거래소는 몇 분이 걸리거나 먼저 이메일 확인을 요청할 수 있습니다.',
}
