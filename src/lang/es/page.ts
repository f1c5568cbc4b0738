import type { PageMessages } from '../en/page.js'

/** What the hosted pages say beside the words of the element, in Spanish. */
export const pageEs: PageMessages = {
  received: '{amount} USDC recibidos hasta ahora',
  paid: 'Pagado. Gracias.',
  expired: 'El tiempo se ha agotado. El dinero que aún llegue cuenta para el pedido.',
  canceled: 'La tienda ha cancelado el pedido. No envíe dinero.',
  reload: 'Recargue esta página para ver los cambios.',
  checkingAddress: 'Comprobando la dirección',

  unknown: 'No existe este pago',
  unknownHint:
    'El enlace está incompleto o pertenece a otra tienda. Ábralo de nuevo desde su pedido.',
  findTitle: 'Pagar el pedido {order}',
  findHint:
    'Introduzca el correo electrónico con el que hizo el pedido. Así se comprueba que es suyo.',
  email: 'Correo electrónico',
  find: 'Mostrar el pago',
  notFound: 'No hay ningún pedido abierto con este número y este correo electrónico.',
  tooMany: 'Demasiados intentos fallidos. Inténtelo de nuevo en una hora o pregunte a la tienda.',

  receiptBack: 'Volver al pago',
  receiptNotReady: 'Aún no hay recibo',
  receiptNotReadyHint: 'Estará aquí en cuanto la tienda acepte el pago.',
}
