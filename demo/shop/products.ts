/** What the demo shop sells. Prices are decimal strings of dollars. */
export const products = [
  {
    id: 'mug',
    name: 'Stoneware mug',
    text: 'Thrown by hand, glazed in sea blue. Holds 300 ml.',
    price: '25.50',
    picture: 'mug',
  },
  {
    id: 'kettle',
    name: 'Pour-over kettle',
    text: 'A thin, steady stream for filter coffee. 0.9 l.',
    price: '64.00',
    picture: 'kettle',
  },
] as const

/** A product of the demo shop. */
export type Product = (typeof products)[number]
