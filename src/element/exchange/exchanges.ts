/** What an exchange calls its networks for USDC, by chain id, and how it takes its fee. */
export type Exchange = {
  readonly name: string
  readonly networks: Readonly<Record<number, string>>
  /** True where the fee comes out of the amount that is entered. A shopper can say otherwise. */
  readonly isDeducted: boolean
}

/** The exchanges that are asked for most. Names change: what the shopper sees there counts. */
export const exchanges: readonly Exchange[] = [
  {
    name: 'Binance',
    networks: {
      1: 'Ethereum (ERC20)',
      10: 'Optimism',
      137: 'Polygon POS',
      8453: 'BASE',
      42161: 'Arbitrum One',
      43114: 'AVAX C-Chain',
    },
    isDeducted: true,
  },
  {
    name: 'Coinbase',
    networks: {
      1: 'Ethereum',
      10: 'Optimism',
      137: 'Polygon',
      8453: 'Base',
      42161: 'Arbitrum',
      43114: 'Avalanche C-Chain',
    },
    isDeducted: false,
  },
  {
    name: 'Kraken',
    networks: {
      1: 'Ethereum (Unified)',
      10: 'Optimism',
      137: 'Polygon (Unified)',
      8453: 'Base',
      42161: 'Arbitrum One (Unified)',
      43114: 'Avalanche C-Chain',
    },
    isDeducted: true,
  },
  {
    name: 'OKX',
    networks: {
      1: 'ERC20',
      10: 'Optimism',
      137: 'Polygon',
      8453: 'Base',
      42161: 'Arbitrum One',
      43114: 'Avalanche C-Chain',
    },
    isDeducted: false,
  },
  {
    name: 'Bybit',
    networks: {
      1: 'ERC20',
      10: 'OP Mainnet',
      137: 'Polygon PoS',
      8453: 'Base Mainnet',
      42161: 'Arbitrum One',
      43114: 'CAVAX',
    },
    isDeducted: true,
  },
]
