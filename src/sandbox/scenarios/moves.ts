import type { StageNetwork } from '../stage/network.js'
import type { Scene } from './scenario.js'

/** Pays from an exchange, without a wallet. @param amount atomic USDC; all that is due by default */
export function pay(
  { order, main, tell }: Scene,
  { amount = order.due, on = main }: { amount?: bigint; on?: StageNetwork } = {},
): Promise<`0x${string}`> {
  tell(amount === order.due ? 'The shopper pays' : 'The shopper pays another sum than is due')
  return on.pay({ to: order.address, amount, order: order.id })
}

/** Pays, and the chain refuses it. @throws Error when the money moved */
export async function payInVain(scene: Scene): Promise<void> {
  const hash = await pay(scene)
  const { client } = scene.main.chain.anvil
  const { status } = await client.waitForTransactionReceipt({ hash })
  if (status === 'success') throw new Error('The money moved, and should not have.')
  scene.tell('The transfer fails on chain')
}

/** Waits for a status. */
export const reaches = ({ order }: Scene, status: string) =>
  order.until(`the status ${status}`, (view) => view.status === status)

/** Waits for an exception. */
export const shows = ({ order }: Scene, exception: string) =>
  order.until(`the exception ${exception}`, ({ exceptions }) =>
    exceptions.some((one) => one === exception),
  )

/** Waits until something is so. @param what in words, for the error */
export async function eventually(what: string, isSo: () => boolean | Promise<boolean>) {
  const deadline = Date.now() + 60_000
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`${what}: it did not come.`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Lets the chain grow. */
export async function blocksPass({ chain }: StageNetwork, blocks: number): Promise<void> {
  const { client } = chain.anvil
  const from = await client.getBlockNumber()
  await eventually(`${blocks} blocks`, async () => {
    return (await client.getBlockNumber()) >= from + BigInt(blocks)
  })
}
