import type { FrameMessages } from '../en/frame.js'

/** What the frame’s page says around the element, in Brazilian Portuguese. */
export const framePtBR: FrameMessages = {
  order: 'Pedido {order}',
  openPage: 'Abrir este pagamento em uma página própria',
  notFramed: 'Esta página pertence à página de uma loja. Nada pode ser pago aqui.',
  isolated:
    'Este quadro está isolado e nenhuma carteira pode ser acessada a partir dele. Use a página de pagamento do seu pedido.',
  refused:
    'Os dados do pagamento não correspondem a esta loja e a este pedido. Não envie dinheiro e avise a loja.',
}
