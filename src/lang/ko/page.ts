import type { PageMessages } from '../en/page.js'

/** What the hosted pages say beside the words of the element, in Korean. */
export const pageKo: PageMessages = {
  received: '지금까지 {amount} USDC 받음',
  paid: '결제되었습니다. 감사합니다.',
  expired: '시간이 지났습니다. 나중에 도착하는 돈도 이 주문에 인정됩니다.',
  canceled: '상점이 주문을 취소했습니다. 돈을 보내지 마세요.',
  reload: '최신 상태를 보려면 페이지를 새로 고침해 주세요.',
  checkingAddress: '주소를 확인하고 있습니다',

  unknown: '해당 결제가 없습니다',
  unknownHint: '링크가 완전하지 않거나 다른 상점의 링크입니다. 주문에서 다시 열어 주세요.',
  findTitle: '주문 {order} 결제',
  findHint: '주문할 때 사용한 이메일 주소를 입력해 주세요. 본인의 주문인지 확인합니다.',
  email: '이메일 주소',
  find: '결제 보기',
  notFound: '이 번호와 이메일 주소에 해당하는 미결제 주문이 없습니다.',
  tooMany:
    '일치하지 않는 입력이 너무 많았습니다. 한 시간 뒤에 다시 시도하거나 상점에 문의해 주세요.',

  receiptBack: '결제로 돌아가기',
  receiptNotReady: '아직 영수증이 없습니다',
  receiptNotReadyHint: '상점이 결제를 승인하면 여기에 표시됩니다.',
}
