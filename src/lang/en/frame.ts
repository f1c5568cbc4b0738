/** What the frame's page says around the element, in English. */
export const frameEn = {
  order: 'Order {order}',
  openPage: 'Open this payment on a page of its own',
  notFramed: 'This page belongs inside a shop’s page. Nothing can be paid here.',
  isolated:
    'This frame is closed off, and no wallet can be reached from it. Use the payment page of your order.',
  refused:
    'The payment’s details did not match this shop and order. Please send no money, and tell the shop.',
}

/** One sentence for every key of {@link frameEn}. `{word}` is replaced by a value. */
export type FrameMessages = { readonly [Key in keyof typeof frameEn]: string }
