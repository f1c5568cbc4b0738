import { gatewayModes } from './gateway.js'
import { receiverModes } from './receiver.js'
import { hookModes, type Stage, storeModes } from './stage.js'
import { walletModes } from './wallet.js'

/** Something of the stage that is one way or another, and is turned by hand. */
export type Switch = {
  readonly name: string
  readonly title: string
  readonly values: readonly string[]
  readonly value: string
  /** @param value one of `values` */
  readonly turn: (value: string) => Promise<void> | void
}

/** Something that is done once, and takes a number. */
export type Action = {
  readonly name: string
  readonly title: string
  /** What the number counts, with a usual one and the largest. */
  readonly count: { readonly of: string; readonly usual: number; readonly most: number }
  readonly run: (count: number) => Promise<void>
}

const paces: Readonly<Record<string, number>> = { fine: 1, slow: 5, 'stands still': 0 }

/** Every switch as it stands now. */
export function switchesOf(stage: Stage): readonly Switch[] {
  const [main] = stage.networks
  const { receiver, endpoint, wallet } = stage
  const paceNow = Object.keys(paces).find((name) => paces[name] === main.pace()) ?? 'fine'
  const sw = <Value extends string>(
    name: string,
    title: string,
    values: readonly Value[],
    value: Value,
    turn: (value: Value) => Promise<void> | void,
  ): Switch => ({ name, title, values, value, turn: (next) => turn(next as Value) })
  return [
    sw('wallet', 'The shopper’s wallet', walletModes, wallet.mode, (mode) => {
      wallet.mode = mode
    }),
    sw('chain', 'The chain', Object.keys(paces), paceNow, (name) => main.setPace(paces[name] ?? 1)),
    sw('usdc', 'USDC', ['fine', 'paused'], main.isPaused() ? 'paused' : 'fine', (value) =>
      main.setPaused(value === 'paused'),
    ),
    ...main.gateways.map((gateway, at) =>
      sw(`provider-${at + 1}`, `Provider ${at + 1}`, gatewayModes, gateway.mode, (mode) =>
        stage.switchProvider(gateway, mode),
      ),
    ),
    sw('store', 'BigCommerce', storeModes, stage.storeMode(), stage.switchStore),
    sw('store-webhooks', 'BigCommerce’s webhooks', hookModes, stage.hooks, (mode) => {
      stage.hooks = mode
    }),
    ...(receiver === undefined
      ? []
      : [
          sw('receiver', 'Your own system', receiverModes, receiver.mode, (mode) =>
            stage.switchReceiver(mode),
          ),
        ]),
    sw('endpoint', 'The endpoint', ['up', 'down'], endpoint.isUp() ? 'up' : 'down', (value) =>
      value === 'up' ? endpoint.start() : endpoint.stop('SIGKILL'),
    ),
  ]
}

/** Every action. */
export function actionsOf(stage: Stage): readonly Action[] {
  const [main] = stage.networks
  return [
    {
      name: 'mine',
      title: 'Mine blocks',
      count: { of: 'blocks', usual: 3, most: 100 },
      run: main.mine,
    },
    {
      name: 'reorg',
      title: 'Replace the last blocks',
      count: { of: 'blocks', usual: 3, most: 20 },
      run: (depth) => main.reorg(depth),
    },
  ]
}
