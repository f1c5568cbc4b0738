import type { StorefrontMessages } from '../en/storefront.js'

/** What the storefront script says around the element, in Korean. */
export const storefrontKo: StorefrontMessages = {
  noteNetworks: '{networks}에서 USDC로 결제할 수 있습니다.',
  noteNext: '먼저 주문을 완료합니다. 다음 페이지에 주소와 QR 코드가 표시됩니다.',

  frameTitle: 'USDC로 결제: 금액, 주소, QR 코드',
  opening: '결제를 준비하고 있습니다',
  ownAddress: '이 페이지가 직접 계산한 주문 주소:',
  sameAsFrame:
    '위의 주소가 여기에도 적혀 있어야 합니다. 그렇지 않으면 아무것도 보내지 말고 상점에 알려 주세요.',
  sameAsPage:
    '결제 페이지의 주소가 여기에도 적혀 있어야 합니다. 그렇지 않으면 아무것도 보내지 말고 상점에 알려 주세요.',
  openPage: '결제 페이지 열기',

  safeTitle: '주문이 접수되어 안전하게 보관되었습니다',
  safeText:
    '여기에 결제를 표시하지 못했습니다. 다시 시도하거나 지금 또는 나중에 결제 페이지에서 결제해 주세요.',
  refusedTitle: '이 결제를 표시할 수 없습니다',
  refusedText: '결제 정보가 이 상점과 주문에 맞지 않습니다. 돈을 보내지 말고 상점에 알려 주세요.',
  retry: '다시 시도',
  code: '코드: {code}',
}
