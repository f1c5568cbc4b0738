import type { LiveMessages } from '../en/live.js'

/** What the live part says, in Spanish. */
export const liveEs: LiveMessages = {
  change: 'Cambiar',
  networkCost: 'comisión aproximada {fee} · {time}',
  networkHint:
    'Las más baratas y rápidas aparecen primero. Las comisiones son las que suele pagar una wallet; un exchange puede cobrar otras. La dirección es la misma en todas estas redes.',

  qrLink: 'Enlace de pago',
  qrAddress: 'Solo dirección',
  qrMode: 'Qué contiene el código',
  qrAddressLabel: 'Código QR de la dirección de cobro. La misma dirección está escrita al lado.',
  qrLinkHint: 'Escanéelo con una wallet. Si no entiende el código, elija «Solo dirección».',
  qrAddressHint: 'Escanéelo; después introduzca el importe y elija {network} usted mismo.',

  copyAddress: 'Copiar dirección',
  copyAmount: 'Copiar importe',
  addressCopied: 'Dirección copiada',
  amountCopied: 'Importe copiado',
  copyFailed: 'No se pudo copiar. Seleccione el texto.',

  checkedWhy:
    'Este navegador ha calculado la dirección por sí mismo, a partir de la cuenta de la tienda y de su pedido. Pertenece solo a este pedido y solo puede pagar a la tienda.',
  checkedTreasury: 'Cuenta de la tienda',
  checkedToken: 'Contrato de USDC en {network}',

  fromExchange: '¿Paga desde un exchange?',
  exchangeBlocked:
    'Esta ayuda no se pudo cargar. Envíe exactamente el importe indicado arriba; las comisiones se suman.',
  whyNew: '¿Por qué es nueva esta dirección?',
  whyNewAnswer:
    'Cada pedido recibe una dirección propia, así su pago se encuentra sin nombre ni número. La dirección no tiene clave: solo puede pagar a la cuenta de la tienda, y cualquiera puede comprobarlo. Sigue siendo suya para este pedido, aunque pague tarde o en varias partes.',
  whatIfClosed: '¿Y si cierro esta página?',
  closeHint: 'Puede cerrar esta página después de pagar. El pago se encontrará igualmente.',

  timeLeft: 'Precio válido',
  part: '{received} USDC recibidos, faltan {remaining} USDC',
  rate: '1 USDC = {rate} {currency} · {source}, {time}',
  timeLeftAnnounced: 'El precio es válido {time} más.',

  stepWaiting: 'En espera',
  stepSeen: 'Detectado',
  stepConfirmed: 'Confirmado',
  stepPaid: 'Pagado',
  steps: 'Progreso',
  checking: 'Comprobando la red',
  checkingMore: 'El tiempo se ha agotado. El dinero que ya envió sigue contando.',
  seen: 'Su pago se ha detectado en la red',
  seenMore: 'La red lo está confirmando. Tardará un momento.',
  confirmed: 'Su pago está confirmado en la blockchain',
  confirmedMore: 'Se está avisando a la tienda.',
  paid: 'Pago completado',
  paidMore: 'Gracias. La tienda ha aceptado su pago.',
  expired: 'Este precio ha caducado',
  expiredMore:
    'Si ya envió el dinero, no haga nada: contará cuando llegue. Si no, pida un precio nuevo.',
  moreTime: 'Más tiempo',
  renew: 'Pedir precio nuevo',
  canceled: 'Este pedido se ha cancelado',
  canceledMore: 'No envíe dinero. Si ya ha pagado, contacte con la tienda.',

  underpaid: 'Ha llegado una parte. Envíe el resto a la misma dirección.',
  overpaid: 'Ha llegado más del importe. La tienda puede devolver la diferencia.',
  late: 'El dinero llegó cuando el precio ya había caducado. Cuenta igualmente para su pedido.',
  duplicate: 'Ha llegado más de un pago. Contacte con la tienda por el que sobra.',
  held: 'La tienda revisa este pago antes de aceptarlo. No tiene que hacer nada.',
  order_changed: 'El pedido cambió después de abrirse este pago. La tienda lo revisará.',
  reversed: 'La red ha revertido una transferencia. Suele volver por sí sola. No pague otra vez.',
  wrong_token:
    'Ha llegado otro token. No cuenta como USDC. Contacte con la tienda para recuperarlo.',
  wrong_chain:
    'Ha llegado dinero en una red que no se ofrecía. Está a salvo: la tienda puede recogerlo. Contacte con ella.',

  transfers: 'Transferencias',
  transfer: '{amount} USDC en {network}',
  confirmations: '{done} de {required} confirmaciones',
  viewOn: 'Ver en {explorer}',
  newTab: 'se abre en una pestaña nueva',
  reconnecting: 'Conexión perdida. Reconectando… Lo que ve es el último estado conocido.',

  signedOnWay: 'Un pago firmado está en camino. Termina por sí solo a las {time}.',
  signedCancel: 'Cancelarlo',
  walletBlocked:
    'La parte de la wallet no se pudo cargar de forma segura y por eso no se inició. Escanee el código o copie la dirección.',
}
