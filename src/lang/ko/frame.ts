import type { FrameMessages } from '../en/frame.js'

/** What the frame’s page says around the element, in Korean. */
export const frameKo: FrameMessages = {
  order: '주문 {order}',
  openPage: '이 결제를 별도 페이지에서 열기',
  notFramed: '이 페이지는 상점 페이지 안에 있어야 합니다. 여기에서는 결제할 수 없습니다.',
  isolated:
    '이 프레임은 격리되어 있어 지갑에 연결할 수 없습니다. 주문의 결제 페이지를 이용해 주세요.',
  refused: '결제 정보가 이 상점과 주문에 맞지 않습니다. 돈을 보내지 말고 상점에 알려 주세요.',
}
