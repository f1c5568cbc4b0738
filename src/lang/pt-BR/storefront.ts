import type { StorefrontMessages } from '../en/storefront.js'

/** What the storefront script says around the element, in Brazilian Portuguese. */
export const storefrontPtBR: StorefrontMessages = {
  noteNetworks: 'Pague com USDC em {networks}.',
  noteNext: 'Primeiro você faz o pedido. A página seguinte mostra o endereço e um código QR.',

  frameTitle: 'Pagar com USDC: valor, endereço e código QR',
  opening: 'Preparando seu pagamento',
  ownAddress: 'O endereço do seu pedido, calculado por esta própria página:',
  sameAsFrame:
    'O endereço acima também precisa estar escrito aqui. Se não estiver, não envie nada e avise a loja.',
  sameAsPage:
    'O endereço da página de pagamento também precisa estar escrito aqui. Se não estiver, não envie nada e avise a loja.',
  openPage: 'Abrir a página de pagamento',

  safeTitle: 'Seu pedido está feito e seguro',
  safeText:
    'Não foi possível mostrar o pagamento aqui. Tente de novo ou pague na página de pagamento, agora ou depois.',
  refusedTitle: 'Não é possível mostrar este pagamento',
  refusedText:
    'Os dados do pagamento não correspondem a esta loja e a este pedido. Não envie dinheiro e avise a loja.',
  retry: 'Tentar de novo',
  code: 'Código: {code}',
}
