import type { DocumentMessages } from '../en/document.js'

/** What the document of a receipt says, in Korean. */
export const documentKo: DocumentMessages = {
  title: '영수증',
  order: '주문 {order}',
  paid: '결제됨',
  testNetwork: '테스트 네트워크: 실제 돈은 지급되지 않았습니다.',
  received: '받은 금액',
  orderTotal: '주문 합계',
  rate: '환율',
  due: '결제할 금액',
  paidAt: '상점 승인 시각',
  payment: '결제',
  transfers: '전송',
  network: '네트워크',
  time: '시각',
  transaction: '거래',
  token: 'USDC 컨트랙트',
  receiver: '주문의 주소',
  treasury: '상점의 수령 계정',
  signature: '서명',
  signatureHint:
    '이 영수증은 서명되어 있습니다. 상점의 결제 서비스가 발행했음을 보여 주며, 세금계산서가 아닙니다. 지문을 상점이 공개한 지문과 비교해 주세요.',
  signedBy: '서명자',
  fingerprint: '키 지문',
  check: '오프라인으로 확인',
  shopKey: '<상점의 지문>',
  signedText: '서명된 내용',
}
