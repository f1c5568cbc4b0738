import type { PageMessages } from '../en/page.js'

/** What the hosted pages say beside the words of the element, in Brazilian Portuguese. */
export const pagePtBR: PageMessages = {
  received: '{amount} USDC recebidos até agora',
  paid: 'Pago. Obrigado.',
  expired: 'O tempo acabou. O dinheiro que ainda chegar vale para o pedido.',
  canceled: 'A loja cancelou o pedido. Não envie dinheiro.',
  reload: 'Recarregue esta página para ver o andamento.',
  checkingAddress: 'Conferindo o endereço',

  unknown: 'Este pagamento não existe',
  unknownHint:
    'O link está incompleto ou pertence a outra loja. Abra-o de novo a partir do seu pedido.',
  findTitle: 'Pagar o pedido {order}',
  findHint: 'Digite o e-mail usado no pedido. Ele mostra que o pedido é seu.',
  email: 'E-mail',
  find: 'Mostrar o pagamento',
  notFound: 'Não há pedido em aberto com este número e este e-mail.',
  tooMany: 'Foram muitas tentativas erradas. Tente de novo em uma hora ou fale com a loja.',

  receiptBack: 'Voltar ao pagamento',
  receiptNotReady: 'Ainda não há recibo',
  receiptNotReadyHint: 'Ele estará aqui assim que a loja aceitar o pagamento.',
}
