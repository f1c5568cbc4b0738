import type { CoreMessages, TroubleMessages } from '../en/core.js'

/** What the core says beside address and code, in Korean. */
export const coreKo: CoreMessages = {
  title: 'USDC로 결제',
  orderTotal: '주문 {order} · 합계 {total}',
  toPay: '결제할 금액',

  opening: '결제를 준비하고 있습니다',
  network: '네트워크',

  qrLinkLabel: '{network}에서 {amount} USDC를 결제하는 QR 코드',
  openLink: '지갑 앱에서 열기',

  addressTitle: '이 주소로 USDC 보내기',
  sendExactly: '{network}에서 정확히 {amount} USDC를 보내 주세요.',
  checked: '이 브라우저에서 주소 확인됨',

  waiting: '결제를 기다리고 있습니다',
  waitingMore: '네트워크를 확인하며 자동으로 업데이트됩니다.',

  walletButton: '지갑으로 결제',
  walletOr: '또는 코드나 주소로 결제',
  walletLoading: '불러오는 중',
}

/** What the core says once money came or something is in the way, in Korean. */
export const troubleKo: TroubleMessages = {
  stillToPay: '남은 금액',
  paidAmount: '받은 금액',

  liveBlocked:
    '여기에서는 상태를 확인할 수 없습니다. 페이지의 일부를 안전하게 불러오지 못해 실행하지 않았습니다. 이 주문의 주소로 보낸 결제는 그래도 확인됩니다. 상태를 보려면 페이지를 새로 고침해 주세요.',

  errorTitle: '이 결제를 표시할 수 없습니다',
  errorRefused:
    '결제 정보가 이 상점과 주문에 맞지 않아 아무것도 표시하지 않습니다. 돈을 보내지 말고 상점에 알려 주세요.',
  errorUnreachable: '결제 서비스가 응답하지 않습니다. 다시 시도하고 있습니다.',
  errorFailed: '이 주문에는 USDC를 사용할 수 없습니다. 다른 결제 방법을 선택해 주세요.',
  errorSetup: '이 결제의 설정이 완전하지 않습니다. 상점에 알려 주세요.',
  errorCode: '코드: {code}',
  retry: '다시 시도',
}
