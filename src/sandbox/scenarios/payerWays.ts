import { concat, encodeFunctionData, type Hex, pad, toHex } from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { signAuthorization } from '../signAuthorization.js'
import { deploy, usdcAbi } from '../usdc.js'
import { blocksPass, eventually, pay, reaches } from './moves.js'
import { paid, type Scenario, type Scene, untouched } from './scenario.js'

/** A transfer of what is due, as a wallet sends it. */
const transferOf = ({ order, main }: Scene) => ({
  to: main.definition.usdc,
  data: encodeFunctionData({
    abi: usdcAbi,
    functionName: 'transfer',
    args: [order.address, order.due],
  }),
})

/** With the wallet on; what it answers when it does not send. */
async function refusalOf(scene: Scene): Promise<string> {
  try {
    await scene.stage.wallet.send(transferOf(scene))
  } catch (error) {
    return (error as Error).message
  }
  throw new Error('The wallet sent, and should not have.')
}

/** A wallet that is a contract: calls the address in its first word with the rest of what it gets. */
const contractWallet: Hex = (() => {
  const runtime = [
    '60203603602060003760006000', // memory = calldata from 32 on; no return data
    '60203603600060006000355af1', // call(gas, word 0, 0, memory)
    '60225760006000fd5b00', // revert when it failed, stop when it did not
  ].join('')
  const length = (runtime.length / 2).toString(16).padStart(2, '0')
  return `0x60${length}600c60003960${length}6000f3${runtime}`
})()

/** Signatures, contracts, and what happens between page and wallet. */
export const payerWays: readonly Scenario[] = [
  {
    name: 'payer-signature',
    group: 'payer',
    title: 'Signs, and pays no gas',
    shows:
      'The shopper has USDC and no ether: a signature is enough, the endpoint sends it and pays the fee.',
    async run({ stage, order, main, tell }) {
      const payer = privateKeyToAccount(generatePrivateKey())
      const from = payer.address
      const { chain, definition } = main
      await chain.transfer({ from: chain.cast.exchange, to: from, amount: order.due })
      await eventually('the shopper’s money', async () => (await chain.balanceOf(from)) > 0n)
      const { payment, token } = order.opened
      tell('The shopper signs')
      const { id: chainId, usdc: address, usdcName: name } = definition
      const authorization = await signAuthorization({
        payer,
        token: { chainId, address, name },
        payment: { id: payment.id, address: order.address, remaining: order.due, attempt: 0 },
        validBefore: Math.floor(Date.now() / 1_000) + 540,
      })
      const response = await fetch(
        `${stage.endpoint.url}/v1/payments/${payment.id}/authorizations`,
        {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          body: JSON.stringify(authorization),
        },
      )
      if (!response.ok) throw new Error(`The signature was refused: ${await response.text()}`)
    },
    ending: paid,
  },
  {
    name: 'payer-contract-wallet',
    group: 'payer',
    title: 'Pays with a contract wallet',
    shows:
      'A wallet that is a contract, such as a Safe: the transfer comes out of its call, and counts.',
    async run(scene) {
      const { order, main, tell } = scene
      const { chain, definition } = main
      const { client } = chain.anvil
      const from = chain.cast.exchange
      const wallet = await deploy({ client, from, data: contractWallet })
      await main.pay({ to: wallet, amount: order.due })
      await eventually('the wallet’s money', async () => (await chain.balanceOf(wallet)) > 0n)
      tell('The shopper has a contract pay')
      const { data } = transferOf(scene)
      const call = concat([pad(definition.usdc), data])
      await client.sendTransaction({ account: from, to: wallet, data: call, chain: null })
    },
    ending: paid,
  },
  {
    name: 'payer-rejects',
    group: 'payer',
    title: 'Rejects in the wallet',
    shows: 'The wallet says no: nothing moves, and the page offers to try again.',
    async run(scene) {
      scene.stage.wallet.mode = 'rejects'
      scene.tell('The shopper rejects in the wallet')
      const refusal = await refusalOf(scene)
      if (!/reject/i.test(refusal)) throw new Error(`The wallet said: ${refusal}`)
      await blocksPass(scene.main, 2)
    },
    ending: untouched,
  },
  {
    name: 'payer-lacks-funds',
    group: 'payer',
    title: 'Lacks funds',
    shows: 'The account holds too little USDC: the wallet refuses before anything is sent.',
    async run(scene) {
      scene.stage.wallet.mode = 'lacks funds'
      scene.tell('The shopper’s account is empty')
      const refusal = await refusalOf(scene)
      if (!/exceeds balance/i.test(refusal)) throw new Error(`The wallet said: ${refusal}`)
      await blocksPass(scene.main, 2)
    },
    ending: untouched,
  },
  {
    name: 'payer-speeds-up',
    group: 'payer',
    title: 'Speeds up the transaction',
    shows:
      'The first transaction hangs, and the wallet replaces it with a better paid one: it counts once.',
    async run(scene) {
      const { main, stage, tell } = scene
      const { client } = main.chain.anvil
      await main.setPace(0)
      const address = stage.wallet.account
      const nonce = toHex(await client.getTransactionCount({ address, blockTag: 'pending' }))
      const price = await client.getGasPrice()
      tell('The shopper sends with a low fee')
      await stage.wallet.send({ ...transferOf(scene), nonce, gasPrice: toHex(price) })
      tell('The shopper speeds it up')
      await stage.wallet.send({ ...transferOf(scene), nonce, gasPrice: toHex(price * 2n) })
      await main.setPace(1)
    },
    ending: paid,
  },
  {
    name: 'payer-closes-page',
    group: 'payer',
    title: 'Closes the page',
    shows:
      'Nobody watches any more: the endpoint sees the money all the same, and the order is paid.',
    async run(scene) {
      const { order, tell } = scene
      tell('The shopper closes the page')
      order.closePage()
      await pay(scene)
      await eventually('the order in the shop', () => order.booked().status_id === 11)
      order.openPage()
    },
    ending: paid,
  },
  {
    name: 'payer-returns-on-phone',
    group: 'payer',
    title: 'Returns on a phone',
    shows:
      'The link in the e-mail opens the same payment on another device, with its address and its status.',
    async run(scene) {
      const { order, tell } = scene
      tell('The shopper closes the laptop')
      order.closePage()
      const page = await fetch(order.opened.url)
      const text = await page.text()
      const written = text.replace(/<[^>]*>|\s/g, '')
      if (!page.ok || !written.includes(order.address)) {
        throw new Error(`The page at the link answers ${page.status} and shows no address.`)
      }
      tell('The shopper opens the link on a phone, and pays')
      order.openPage()
      await pay(scene)
      await reaches(scene, 'paid')
    },
    ending: paid,
  },
]
