import type { LiveMessages } from '../en/live.js'

/** What the live part says, in Korean. */
export const liveKo: LiveMessages = {
  change: '변경',
  networkCost: '수수료 약 {fee} · {time}',
  networkHint:
    '저렴하고 빠른 순서입니다. 수수료는 지갑에서 보통 내는 금액이며, 거래소는 다를 수 있습니다. 주소는 모든 네트워크에서 같습니다.',

  qrLink: '결제 링크',
  qrAddress: '주소만',
  qrMode: '코드에 담긴 내용',
  qrAddressLabel: '받는 주소의 QR 코드. 옆에 같은 주소가 적혀 있습니다.',
  qrLinkHint: '지갑 앱으로 스캔해 주세요. 코드를 인식하지 못하면 ‘주소만’을 선택해 주세요.',
  qrAddressHint: '스캔한 다음 금액을 입력하고 {network} 네트워크를 직접 선택해 주세요.',

  copyAddress: '주소 복사',
  copyAmount: '금액 복사',
  addressCopied: '주소를 복사했습니다',
  amountCopied: '금액을 복사했습니다',
  copyFailed: '복사할 수 없습니다. 텍스트를 직접 선택해 주세요.',

  checkedWhy:
    '이 브라우저가 상점의 수령 계정과 주문을 바탕으로 주소를 직접 계산했습니다. 이 주문에만 속하며 상점에만 지급할 수 있습니다.',
  checkedTreasury: '상점의 수령 계정',
  checkedToken: '{network}의 USDC 컨트랙트',

  fromExchange: '거래소에서 결제하시나요?',
  exchangeBlocked:
    '이 도움말을 불러오지 못했습니다. 위의 금액을 정확히 보내 주세요. 수수료는 별도입니다.',
  whyNew: '왜 새로운 주소인가요?',
  whyNewAnswer:
    '주문마다 고유한 주소가 있어 이름이나 번호 없이도 결제를 찾을 수 있습니다. 이 주소에는 키가 없어 상점의 수령 계정에만 지급할 수 있으며, 누구나 확인할 수 있습니다. 늦게 또는 나누어 결제해도 이 주문의 주소는 그대로입니다.',
  whatIfClosed: '이 페이지를 닫으면 어떻게 되나요?',
  closeHint: '결제한 뒤에는 이 페이지를 닫아도 됩니다. 결제는 그래도 확인됩니다.',

  timeLeft: '가격 유효 시간',
  part: '{received} USDC 받음, {remaining} USDC 남음',
  rate: '1 USDC = {rate} {currency} · {source}, {time}',
  timeLeftAnnounced: '가격은 앞으로 {time} 동안 유효합니다.',

  stepWaiting: '대기 중',
  stepSeen: '감지됨',
  stepConfirmed: '확인됨',
  stepPaid: '결제됨',
  steps: '진행 상황',
  checking: '네트워크를 확인하고 있습니다',
  checkingMore: '시간이 지났습니다. 이미 보낸 돈은 그대로 인정됩니다.',
  seen: '네트워크에서 결제를 감지했습니다',
  seenMore: '네트워크가 지금 확인하고 있습니다. 잠시 걸립니다.',
  confirmed: '결제가 블록체인에서 확인되었습니다',
  confirmedMore: '상점에 알리고 있습니다.',
  paid: '결제 완료',
  paidMore: '감사합니다. 상점이 결제를 승인했습니다.',
  expired: '이 가격은 만료되었습니다',
  expiredMore:
    '이미 돈을 보냈다면 아무것도 하지 마세요. 도착하면 그대로 인정됩니다. 아직이라면 새 가격을 받아 주세요.',
  moreTime: '시간 연장',
  renew: '새 가격 받기',
  canceled: '이 주문은 취소되었습니다',
  canceledMore: '돈을 보내지 마세요. 이미 결제했다면 상점에 문의해 주세요.',

  underpaid: '일부가 도착했습니다. 나머지를 같은 주소로 보내 주세요.',
  overpaid: '금액보다 많이 도착했습니다. 상점이 차액을 돌려줄 수 있습니다.',
  late: '가격이 만료된 뒤에 돈이 도착했습니다. 그래도 주문에 인정됩니다.',
  duplicate: '결제가 두 번 이상 도착했습니다. 추가 결제에 대해 상점에 문의해 주세요.',
  held: '상점이 이 결제를 살펴본 뒤 승인합니다. 따로 하실 일은 없습니다.',
  order_changed: '이 결제를 연 뒤에 주문이 변경되었습니다. 상점에서 확인할 예정입니다.',
  reversed: '네트워크가 전송을 되돌렸습니다. 보통은 저절로 다시 반영됩니다. 다시 결제하지 마세요.',
  wrong_token:
    '다른 토큰이 도착했습니다. USDC로 인정되지 않습니다. 돌려받으려면 상점에 문의해 주세요.',
  wrong_chain:
    '제공되지 않은 네트워크로 돈이 도착했습니다. 돈은 안전하며 상점이 찾을 수 있습니다. 상점에 문의해 주세요.',

  transfers: '전송',
  transfer: '{network}에서 {amount} USDC',
  confirmations: '확인 {done}/{required}회',
  viewOn: '{explorer}에서 보기',
  newTab: '새 탭에서 열립니다',
  reconnecting:
    '연결이 끊겼습니다. 다시 연결하고 있습니다… 지금 보이는 것은 마지막으로 확인된 상태입니다.',

  signedOnWay: '서명한 결제가 진행 중입니다. {time}에 저절로 끝납니다.',
  signedCancel: '취소하기',
  walletBlocked:
    '지갑 부분을 안전하게 불러오지 못해 실행하지 않았습니다. 코드를 스캔하거나 주소를 복사해 주세요.',
}
