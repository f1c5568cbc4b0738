import type { ExchangeMessages } from '../en/exchange.js'

/** What the part for payers from an exchange says, in Brazilian Portuguese. */
export const exchangePtBR: ExchangeMessages = {
  refundTitle: 'Primeiro: para onde enviar um reembolso?',
  refundWhy:
    'Uma corretora envia de um endereço que não é seu, então nada pode ser devolvido para ele. Informe um endereço da sua própria carteira, em qualquer uma destas redes.',
  refundLabel: 'Seu próprio endereço de USDC',
  refundSave: 'Salvar',
  refundSaving: 'Salvando',
  refundSkip: 'Não tenho',
  refundSaved: 'Os reembolsos irão para {address}.',
  refundSkipped: 'Sem um endereço, peça o reembolso à loja.',
  refundChange: 'Alterar',
  refund_invalid: 'Isto não é um endereço. Ele começa com 0x e tem 42 caracteres.',
  refund_checksum: 'Este endereço tem um erro de digitação. Copie-o de novo.',
  refund_refused: 'Este endereço pertence à loja ou ao pagamento. Informe um que seja seu.',
  refund_failed: 'Não foi possível salvar. Tente de novo daqui a pouco.',
  exchange: 'Sua corretora',
  other: 'Outra',
  network: 'Escolha esta rede lá',
  networkOther: 'Escolha lá a rede {network}. Qualquer outro nome é outra rede.',
  fee: 'Taxa que a corretora mostra, em USDC',
  feeOdd: 'Escreva a taxa como número, por exemplo 0,5.',
  deducted: 'Ela desconta a taxa do valor que eu digito',
  enter: 'Digite este valor lá',
  arrives: 'Chegarão {amount} USDC, como deve ser.',
  copy: 'Copiar',
  copied: 'Copiado',
  minimum:
    'Muitas corretoras não enviam menos de 5 a 20 USDC. Se a sua recusar {amount} USDC, pague com uma carteira.',
  afterwards: 'Uma corretora pode levar alguns minutos ou pedir antes sua confirmação por e-mail.',
}
