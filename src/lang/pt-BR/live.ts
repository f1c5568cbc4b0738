import type { LiveMessages } from '../en/live.js'

/** What the live part says, in Brazilian Portuguese. */
export const livePtBR: LiveMessages = {
  change: 'Alterar',
  networkCost: 'taxa de cerca de {fee} · {time}',
  networkHint:
    'As mais baratas e rápidas vêm primeiro. As taxas são as que uma carteira costuma pagar; uma corretora pode cobrar outras. O endereço é o mesmo em todas estas redes.',

  qrLink: 'Link de pagamento',
  qrAddress: 'Só o endereço',
  qrMode: 'O que o código contém',
  qrAddressLabel: 'Código QR do endereço de recebimento. O mesmo endereço está escrito ao lado.',
  qrLinkHint:
    'Leia o código com uma carteira. Se ela não entender o código, escolha “Só o endereço”.',
  qrAddressHint: 'Leia o código, depois digite o valor e escolha {network} você mesmo.',

  copyAddress: 'Copiar endereço',
  copyAmount: 'Copiar valor',
  addressCopied: 'Endereço copiado',
  amountCopied: 'Valor copiado',
  copyFailed: 'Não foi possível copiar. Selecione o texto.',

  checkedWhy:
    'Este navegador calculou o endereço por conta própria, a partir da conta da loja e do seu pedido. Ele pertence só a este pedido e só pode pagar à loja.',
  checkedTreasury: 'Conta da loja',
  checkedToken: 'Contrato do USDC em {network}',

  fromExchange: 'Vai pagar de uma corretora?',
  exchangeBlocked:
    'Não foi possível carregar esta ajuda. Envie exatamente o valor acima; as taxas são à parte.',
  whyNew: 'Por que este endereço é novo?',
  whyNewAnswer:
    'Cada pedido recebe um endereço próprio, para que seu pagamento seja encontrado sem nome nem número. O endereço não tem chave: ele só pode pagar à conta da loja, e qualquer pessoa pode conferir isso. Ele continua seu para este pedido, mesmo que você pague depois ou em partes.',
  whatIfClosed: 'E se eu fechar esta página?',
  closeHint:
    'Você pode fechar esta página depois de pagar. O pagamento será encontrado mesmo assim.',

  timeLeft: 'Preço válido por',
  part: '{received} USDC recebidos, faltam {remaining} USDC',
  rate: '1 USDC = {rate} {currency} · {source}, {time}',
  timeLeftAnnounced: 'O preço vale por mais {time}.',

  stepWaiting: 'Aguardando',
  stepSeen: 'Detectado',
  stepConfirmed: 'Confirmado',
  stepPaid: 'Pago',
  steps: 'Progresso',
  checking: 'Verificando a rede',
  checkingMore: 'O tempo acabou. O dinheiro que você já enviou continua valendo.',
  seen: 'Seu pagamento foi detectado na rede',
  seenMore: 'A rede está confirmando agora. Leva só um instante.',
  confirmed: 'Seu pagamento está confirmado na blockchain',
  confirmedMore: 'A loja está sendo avisada.',
  paid: 'Pagamento concluído',
  paidMore: 'Obrigado. A loja aceitou seu pagamento.',
  expired: 'Este preço expirou',
  expiredMore:
    'Se você já enviou o dinheiro, não faça nada: ele vale assim que chegar. Se não, peça um novo preço.',
  moreTime: 'Mais tempo',
  renew: 'Pedir novo preço',
  canceled: 'Este pedido foi cancelado',
  canceledMore: 'Não envie dinheiro. Se você já pagou, fale com a loja.',

  underpaid: 'Uma parte chegou. Envie o restante para o mesmo endereço.',
  overpaid: 'Chegou mais do que o valor. A loja pode devolver a diferença.',
  late: 'O dinheiro chegou depois que o preço expirou. Ele vale para o seu pedido mesmo assim.',
  duplicate: 'Chegou mais de um pagamento. Fale com a loja sobre o que sobrou.',
  held: 'A loja analisa este pagamento antes de aceitá-lo. Você não precisa fazer nada.',
  order_changed:
    'O pedido foi alterado depois que este pagamento foi aberto. A loja vai verificar.',
  reversed: 'A rede desfez uma transferência. Normalmente ela volta sozinha. Não pague de novo.',
  wrong_token:
    'Chegou outro token. Ele não conta como USDC. Fale com a loja para recebê-lo de volta.',
  wrong_chain:
    'Chegou dinheiro em uma rede que não foi oferecida. Ele está seguro: a loja pode retirá-lo. Fale com a loja.',

  transfers: 'Transferências',
  transfer: '{amount} USDC em {network}',
  confirmations: '{done} de {required} confirmações',
  viewOn: 'Ver em {explorer}',
  newTab: 'abre em uma nova aba',
  reconnecting: 'Conexão perdida. Reconectando… O que você vê é o último estado conhecido.',

  signedOnWay: 'Um pagamento assinado está a caminho. Ele termina sozinho às {time}.',
  signedCancel: 'Cancelar',
  walletBlocked:
    'A parte da carteira não pôde ser carregada com segurança e por isso não foi iniciada. Leia o código ou copie o endereço.',
}
