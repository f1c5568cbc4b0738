import type { FrameMessages } from '../en/frame.js'

/** What the frame’s page says around the element, in Japanese. */
export const frameJa: FrameMessages = {
  order: '注文 {order}',
  openPage: 'このお支払いを専用ページで開く',
  notFramed: 'このページはショップのページの中に置かれるものです。ここではお支払いできません。',
  isolated:
    'この枠は隔離されていて、ウォレットを利用できません。ご注文の支払いページをご利用ください。',
  refused:
    'お支払いの内容がこのショップと注文に一致しませんでした。送金せずに、ショップへお知らせください。',
}
