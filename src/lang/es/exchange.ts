import type { ExchangeMessages } from '../en/exchange.js'

/** What the part for payers from an exchange says, in Spanish. */
export const exchangeEs: ExchangeMessages = {
  refundTitle: 'Primero: ¿adónde enviar un reembolso?',
  refundWhy:
    'Un exchange envía desde una dirección que no es suya, así que no se puede devolver nada a ella. Indique una dirección de su propia wallet, en cualquiera de estas redes.',
  refundLabel: 'Su propia dirección de USDC',
  refundSave: 'Guardar',
  refundSaving: 'Guardando',
  refundSkip: 'No tengo',
  refundSaved: 'Los reembolsos irán a {address}.',
  refundSkipped: 'Sin dirección, pida el reembolso a la tienda.',
  refundChange: 'Cambiar',
  refund_invalid: 'Esto no es una dirección. Empieza por 0x y tiene 42 caracteres.',
  refund_checksum: 'Esta dirección tiene un error. Cópiela de nuevo.',
  refund_refused: 'Esta dirección pertenece a la tienda o al pago. Indique una suya.',
  refund_failed: 'No se pudo guardar. Inténtelo de nuevo en un momento.',
  exchange: 'Su exchange',
  other: 'Otro',
  network: 'Elija allí esta red',
  networkOther: 'Elija allí la red {network}. Cualquier otro nombre es otra red.',
  fee: 'Comisión que muestra el exchange, en USDC',
  feeOdd: 'Escriba la comisión como número, por ejemplo 0,5.',
  deducted: 'Descuenta la comisión del importe que introduzco',
  enter: 'Introduzca allí este importe',
  arrives: 'Llegarán {amount} USDC, como debe ser.',
  copy: 'Copiar',
  copied: 'Copiado',
  minimum:
    'Muchos exchanges no envían menos de 5 a 20 USDC. Si el suyo rechaza {amount} USDC, pague desde una wallet.',
  afterwards:
    'Un exchange puede tardar unos minutos o pedirle antes que confirme por correo electrónico.',
}
