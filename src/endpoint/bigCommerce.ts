import { createHmac } from 'node:crypto'
import { readInstallation } from '../database/index.js'
import { PayWithUsdcError } from '../errors/index.js'
import {
  type BigCommerceClient,
  bigCommerceClient,
  bigCommerceStore,
  type Ensured,
  installScript,
  registerHooks,
} from '../stores/bigcommerce/index.js'
import type { Store } from '../stores/store.js'
import { type Config, secretsOf } from './config.js'
import type { Endpoint } from './context.js'
import type { Scripts } from './scripts.js'
import { unseal } from './seal.js'
import { storeFetch } from './wayOut.js'

/** The connection to a BigCommerce store, by a token of the settings or of the installed app. */
export type BigCommerce = {
  readonly store: Store
  /** @throws PayWithUsdcError `store_not_installed` */
  readonly client: () => Promise<BigCommerceClient>
  /** Forgets the token that was in use: there is another one, or none. */
  readonly forget: () => void
  /** How BigCommerce is reached. */
  readonly fetch: typeof globalThis.fetch
}

/** Opens the connection; the token is looked up when it is first needed. */
export function connectBigCommerce({
  config,
  database,
  log,
  fetch = storeFetch(config),
}: Pick<Endpoint, 'config' | 'database' | 'log'> & {
  fetch?: typeof globalThis.fetch
}): BigCommerce {
  let open: Promise<{ client: BigCommerceClient; store: Store }> | undefined

  function current() {
    open ??= connect().catch((error) => {
      open = undefined
      throw error
    })
    return open
  }

  async function connect() {
    const { hash: storeHash, apiUrl, methods, statuses } = config.store
    const accessToken = config.store.token ?? (await readToken())
    const client = bigCommerceClient({ apiUrl, storeHash, accessToken, fetch })
    const store = bigCommerceStore({
      client,
      methods,
      statuses,
      onUnknownMethod: ({ order, method }) =>
        log.warn(
          { order, method, methods },
          'an order waits for a payment method that is not ours: was ours renamed? See PAY_STORE_METHODS',
        ),
      onProofRefused: ({ order, error }) =>
        log.warn({ order, err: error }, 'the order is paid, but the shop refuses the proof'),
    })
    return { client, store }
  }

  async function readToken() {
    const installation = await readInstallation({ database, store: config.store.hash })
    return installedToken(config, installation?.sealedToken)
  }

  return {
    fetch,
    store: {
      readOrder: async (input) => (await current()).store.readOrder(input),
      updateOrder: async (update) => (await current()).store.updateOrder(update),
      tellStaff: async (notice) => (await current()).store.tellStaff(notice),
      readOpenOrders: async () => (await current()).store.readOpenOrders(),
    },
    client: async () => (await current()).client,
    forget() {
      open = undefined
    },
  }
}

/**
 * The access token of a store that installed the app.
 *
 * @param sealed as the database holds it; nothing where there is no installation
 * @throws PayWithUsdcError `store_not_installed`, `seal_broken`
 */
export function installedToken(
  config: Pick<Config, 'store' | 'tokenSecret' | 'previousTokenSecret'>,
  sealed: string | undefined,
): string {
  if (sealed === undefined) {
    throw new PayWithUsdcError('store_not_installed', 'The store has not installed the app yet.', {
      retryable: true,
      hint: 'Install it in the control panel, or set PAY_STORE_TOKEN.',
    })
  }
  return unseal({ secrets: secretsOf(config), subject: `stores/${config.store.hash}`, sealed })
}

/** The secret that the store sends with each webhook; made of the endpoint's own. */
export function hookSecret({ tokenSecret }: Pick<Config, 'tokenSecret'>): string {
  return createHmac('sha256', tokenSecret).update('pay-with-usdc/hook/1').digest('hex')
}

/** The storefront script's address with the merchant's settings in its query, and its hash. */
export function storefrontScript(
  config: Config,
  scripts: Scripts,
): { readonly src: string; readonly integrity: string } {
  const base = config.scriptUrl ?? `${config.publicUrl}/script/${scripts.version}`
  const src = new URL(`${base}/storefront.js`)
  src.searchParams.set('endpoint', config.publicUrl)
  src.searchParams.set('store', config.store.hash)
  src.searchParams.set('treasury', config.treasuries.join(','))
  // The note on the payment step names these; the build knows more than are taken here.
  const networks = config.chains
    .filter(({ isOffered }) => isOffered)
    .map(({ definition }) => definition.name)
  src.searchParams.set('networks', networks.join(','))
  if (config.frameOrigin !== undefined) src.searchParams.set('frameOrigin', config.frameOrigin)
  return { src: src.href, integrity: scripts.files.get('storefront.js')?.integrity ?? '' }
}

/** What was found and put right in the store; an error in place of what could not be. */
export type Installed = {
  readonly script: Ensured | PayWithUsdcError
  readonly hooks: readonly Ensured[] | PayWithUsdcError
}

/** Puts script and webhooks into the store, or puts them right. Doing it again changes nothing. */
export async function installInto({
  client,
  config,
  scripts,
}: {
  client: BigCommerceClient
  config: Config
  scripts: Scripts
}): Promise<Installed> {
  const { src, integrity } = storefrontScript(config, scripts)
  const destination = `${config.publicUrl}/v1/hooks/bigcommerce`
  const secret = hookSecret(config)
  return {
    script: await errorAsValue(installScript({ client, src, integrity })),
    hooks: await errorAsValue(registerHooks({ client, destination, secret })),
  }
}

async function errorAsValue<Value>(work: Promise<Value>): Promise<Value | PayWithUsdcError> {
  try {
    return await work
  } catch (error) {
    if (error instanceof PayWithUsdcError) return error
    throw error
  }
}
