import type { CoreMessages, TroubleMessages } from '../en/core.js'

/** What the core says beside address and code, in Brazilian Portuguese. */
export const corePtBR: CoreMessages = {
  title: 'Pagar com USDC',
  orderTotal: 'Pedido {order} · total {total}',
  toPay: 'A pagar',

  opening: 'Preparando seu pagamento',
  network: 'Rede',

  qrLinkLabel: 'Código QR para pagar {amount} USDC em {network}',
  openLink: 'Abrir em uma carteira',

  addressTitle: 'Envie USDC para este endereço',
  sendExactly: 'Envie exatamente {amount} USDC em {network}.',
  checked: 'Endereço conferido neste navegador',

  waiting: 'Aguardando seu pagamento',
  waitingMore: 'Esta página acompanha a rede e se atualiza sozinha.',

  walletButton: 'Pagar com carteira',
  walletOr: 'ou pague com o código ou o endereço',
  walletLoading: 'Carregando',
}

/** What the core says once money came or something is in the way, in Brazilian Portuguese. */
export const troublePtBR: TroubleMessages = {
  stillToPay: 'Falta pagar',
  paidAmount: 'Recebido',

  liveBlocked:
    'Não é possível acompanhar o status aqui: uma parte desta página não pôde ser carregada com segurança e por isso não foi iniciada. Um pagamento para o endereço deste pedido será encontrado mesmo assim. Recarregue a página para ver o status.',

  errorTitle: 'Não é possível mostrar este pagamento',
  errorRefused:
    'Os dados do pagamento não correspondem a esta loja e a este pedido, por isso nada é mostrado. Não envie dinheiro e avise a loja.',
  errorUnreachable: 'O serviço de pagamento não responde. Tentando de novo.',
  errorFailed: 'USDC não está disponível para este pedido. Escolha outra forma de pagamento.',
  errorSetup: 'Este pagamento não está totalmente configurado. Avise a loja.',
  errorCode: 'Código: {code}',
  retry: 'Tentar de novo',
}
