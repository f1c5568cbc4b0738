import { describe, expect, test } from 'vitest'
import { base } from '../../chains/definitions/base.js'
import type { Payable, WalletEntry, WalletPayment, WalletResult } from '../part.js'
import { WalletFlow } from './WalletFlow.js'

const metamask: WalletEntry = { id: 'a', name: 'MetaMask', icon: undefined }
const rabby: WalletEntry = { id: 'b', name: 'Rabby', icon: undefined }
const hash = `0x${'12'.repeat(32)}` as const

function open(options: { wallets?: WalletEntry[]; notes?: Map<string, string> } = {}) {
  const notes = options.notes ?? new Map<string, string>()
  const asked: WalletPayment[] = []
  const sent: unknown[] = []
  const failed: string[] = []
  let answer: (result: WalletResult) => void = () => {}
  let fail: (error: unknown) => void = () => {}
  const payable: Payable = {
    paymentId: 'pay_1',
    chain: base,
    receiver: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    amount: 25_500_000n,
    received: 0n,
  }
  const world = { payable: payable as Payable | undefined, allow: true }
  const flow = new WalletFlow(
    {
      list(onChange) {
        onChange(options.wallets ?? [metamask])
        return () => {}
      },
      pay(payment) {
        asked.push(payment)
        return new Promise((resolve, reject) => {
          answer = resolve
          fail = reject
        })
      },
    },
    {
      memory: () => ({
        getItem: (key) => notes.get(key) ?? null,
        setItem: (key, value) => void notes.set(key, value),
        removeItem: (key) => void notes.delete(key),
      }),
      payable: () => world.payable,
      onBeforeSend: () => world.allow,
      onSent: (value) => sent.push(value),
      onFailed: (code) => failed.push(code),
      onChange() {},
    },
  )
  const settled = () =>
    new Promise<void>((resolve) =>
      queueMicrotask(() => queueMicrotask(() => queueMicrotask(resolve))),
    )
  return {
    flow,
    world,
    asked,
    sent,
    failed,
    notes,
    answer: async (result: WalletResult) => {
      answer(result)
      await settled()
    },
    fail: async (error: unknown) => {
      fail(error)
      await settled()
    },
  }
}

describe('the way through a wallet', () => {
  test('a single wallet is asked at once for exactly what is left', () => {
    const { flow, asked } = open()
    void flow.pay()
    expect(flow.state).toEqual({ step: 'connecting', wallet: metamask })
    expect(asked[0]).toMatchObject({ walletId: 'a', amount: 25_500_000n, chain: base })
  })

  test('of several, the shopper chooses', () => {
    const { flow, asked } = open({ wallets: [metamask, rabby] })
    void flow.pay()
    expect(flow.state.step).toBe('choosing')
    void flow.pay('b')
    expect(asked[0]?.walletId).toBe('b')
  })

  test('the wallet of another device is asked only when it was chosen', () => {
    const remote: WalletEntry = { id: 'r', name: 'Remote', icon: undefined, isRemote: true }
    const { flow, asked } = open({ wallets: [remote] })
    void flow.pay()
    expect(flow.state.step).toBe('choosing')
    expect(asked).toEqual([])
    void flow.pay('r')
    expect(flow.state.step).toBe('reaching')
    asked[0]?.onStep('pairing', 'wc:1')
    expect(flow.state).toMatchObject({ step: 'pairing', pairing: 'wc:1' })
    asked[0]?.onStep('confirm')
    expect(flow.state).not.toHaveProperty('pairing')
  })

  test('follows the steps, and says "sent" only with a hash', async () => {
    const { flow, asked, answer, sent } = open()
    void flow.pay()
    for (const step of ['switching', 'adding', 'confirm'] as const) {
      asked[0]?.onStep(step)
      expect(flow.state.step).toBe(step)
    }
    expect(sent).toEqual([])
    await answer({ ok: true, hash })
    expect(flow.state.step).toBe('sent')
    expect(sent).toEqual([hash])
    flow.settle()
    expect(flow.state.step).toBe('idle')
  })

  test('a page that says no stops it before the wallet is asked', () => {
    const { flow, world, asked } = open()
    world.allow = false
    void flow.pay()
    expect(asked).toEqual([])
    expect(flow.state.step).toBe('idle')
  })

  test('what was signed for the endpoint to send is said as that, and guards against a second time', async () => {
    const { flow, asked, answer, sent, notes } = open()
    void flow.pay()
    asked[0]?.onStep('sign')
    expect(flow.busy).toBe(true)
    expect(notes.size).toBe(1)
    await answer({ ok: true, hash: undefined, isSigned: true })
    expect(flow.state).toMatchObject({ step: 'sent', isSigned: true })
    expect(sent).toEqual([undefined])
  })

  test('too little on one network: says where there is enough', async () => {
    const { flow, answer } = open()
    void flow.pay()
    await answer({ ok: false, code: 'insufficient', missing: 1n, elsewhere: ['Arbitrum One'] })
    expect(flow.state).toMatchObject({ step: 'failed', elsewhere: ['Arbitrum One'] })
  })

  test('a refusal shows its code, and can be tried again', async () => {
    const { flow, answer, failed, asked } = open()
    void flow.pay()
    asked[0]?.onStep('confirm')
    await answer({ ok: false, code: 'rejected' })
    expect(flow.state).toMatchObject({ step: 'failed', code: 'rejected' })
    expect(failed).toEqual(['rejected'])
    void flow.pay('a')
    expect(asked).toHaveLength(2)
  })
})

describe('nobody pays twice by accident', () => {
  test('a second click while the wallet is asked does nothing', () => {
    const { flow, asked } = open()
    void flow.pay()
    void flow.pay()
    void flow.pay('a')
    expect(asked).toHaveLength(1)
  })

  test.each<[string, WalletResult | Error]>([
    ['sent', { ok: true, hash }],
    ['answered unclearly', { ok: false, code: 'unknown' }],
    ['still pending', { ok: false, code: 'pending' }],
    ['broken off', new Error('port closed')],
  ])('after a request that was %s, paying again asks first', async (_name, result) => {
    const { flow, asked, answer, fail } = open()
    void flow.pay()
    asked[0]?.onStep('confirm')
    if (result instanceof Error) await fail(result)
    else await answer(result)
    flow.back()
    void flow.pay()
    expect(flow.state.step).toBe('asking')
    expect(asked).toHaveLength(1)
    void flow.pay('a', true)
    expect(asked).toHaveLength(2)
  })

  test('a reload while the wallet is open asks first as well', () => {
    const first = open()
    void first.flow.pay()
    first.asked[0]?.onStep('confirm')
    const second = open({ notes: first.notes })
    void second.flow.pay()
    expect(second.flow.state.step).toBe('asking')
    expect(second.asked).toEqual([])
  })

  test('once money has arrived, the rest can be paid without a question', () => {
    const { flow, world, asked, notes } = open()
    notes.set('pay-with-usdc:pay_1', '0')
    if (world.payable)
      world.payable = { ...world.payable, received: 10_000_000n, amount: 15_500_000n }
    void flow.pay()
    expect(asked).toHaveLength(1)
  })

  test.each<[string, (payable: Payable) => Payable | undefined]>([
    ['paid from elsewhere', () => undefined],
    ['partly paid from elsewhere', (payable) => ({ ...payable, amount: 5_500_000n })],
    ['of another address', (payable) => ({ ...payable, receiver: base.usdc })],
  ])('a wallet is not led on to a payment that is %s meanwhile', (_name, change) => {
    const { flow, world, asked } = open()
    void flow.pay()
    flow.recheck()
    expect(asked[0]?.signal.aborted).toBe(false)
    if (world.payable) world.payable = change(world.payable)
    flow.recheck()
    expect(asked[0]?.signal.aborted).toBe(true)
    expect(flow.state.step).toBe('idle')
  })

  test('after "back" the wallet is asked nothing new, and a late hash is still told', async () => {
    const { flow, asked, answer, sent } = open()
    void flow.pay()
    asked[0]?.onStep('confirm')
    flow.back()
    expect(asked[0]?.signal.aborted).toBe(true)
    expect(flow.state.step).toBe('idle')
    await answer({ ok: true, hash })
    expect(sent).toEqual([hash])
    expect(flow.state.step).toBe('idle')
  })

  test('storage that is forbidden still guards this page', async () => {
    const { asked, flow, answer } = open({
      notes: {
        get: () => {
          throw new DOMException('denied')
        },
        set: () => {
          throw new DOMException('denied')
        },
      } as unknown as Map<string, string>,
    })
    void flow.pay()
    asked[0]?.onStep('confirm')
    await answer({ ok: false, code: 'unknown' })
    flow.back()
    void flow.pay()
    expect(flow.state.step).toBe('asking')
  })
})
