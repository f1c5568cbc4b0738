import { decodeFunctionData } from 'viem'
import { describe, expect, test } from 'vitest'
import { receiverFactoryAbi } from '../abi.js'
import { factoryDeployment } from '../deploy.js'
import { factory } from '../factory.js'
import { word } from '../hex.js'
import { planSweep } from './plan.js'
import {
  deploymentTransaction,
  printable,
  safeFile,
  sweepTransaction,
  withReserve,
} from './transactions.js'

const treasury = '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359'
const token = '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913'

function transactionOf(count: number) {
  const candidates = Array.from({ length: count }, (_, at) => ({
    ...({ paymentId: `pay_${at}`, treasury, factory: factory.address, token } as const),
    ...{ salt: word(BigInt(at)), balance: 10n ** 9n, isDeployed: false, isHeld: false },
  }))
  const [batch] = planSweep({ candidates, prices: { gasPrice: 1n } }).batches
  if (batch === undefined) throw new Error('no batch')
  return sweepTransaction(batch)
}

describe('a transaction of a sweep', () => {
  test('calls the factory with treasury, salts and token, and carries no coin', () => {
    const transaction = transactionOf(2)
    expect(decodeFunctionData({ abi: receiverFactoryAbi, data: transaction.data })).toEqual({
      functionName: 'sweepMany',
      args: [treasury, [word(0n), word(1n)], token],
    })
    expect(printable(8453, transaction)).toEqual({
      to: factory.address,
      data: transaction.data,
      value: '0',
      chainId: 8453,
      gas: '192500',
    })
  })

  test('of 200 receivers stays below what one transaction may take, with its reserve', () => {
    expect(transactionOf(200).gas).toBe(14_300_000n)
    expect(withReserve(16_000_000n)).toBe(16_777_216n)
  })

  test('deploys the factory through the canonical deployer', () => {
    expect(deploymentTransaction()).toMatchObject(factoryDeployment())
  })

  test('is written as Safe’s Transaction Builder reads it', () => {
    const transaction = transactionOf(1)
    expect(safeFile({ chainId: 8453, transactions: [transaction], createdAt: 7 })).toEqual({
      version: '1.0',
      chainId: '8453',
      createdAt: 7,
      meta: { name: 'Pay with USDC: sweep', description: expect.stringContaining('treasury') },
      transactions: [
        {
          ...{ to: factory.address, value: '0', data: transaction.data },
          ...{ contractMethod: null, contractInputsValues: null },
        },
      ],
    })
  })
})
