/** The interface of `ReceiverFactory`, typed for viem. A test compares it with the frozen one. */
export const receiverFactoryAbi = [
  {
    inputs: [],
    name: 'ZeroTreasury',
    type: 'error',
  },
  {
    inputs: [
      {
        indexed: true,
        name: 'receiver',
        type: 'address',
      },
      {
        indexed: true,
        name: 'treasury',
        type: 'address',
      },
      {
        indexed: true,
        name: 'token',
        type: 'address',
      },
      {
        indexed: false,
        name: 'salt',
        type: 'bytes32',
      },
    ],
    name: 'SweepFailed',
    type: 'event',
  },
  {
    inputs: [
      {
        indexed: true,
        name: 'receiver',
        type: 'address',
      },
      {
        indexed: true,
        name: 'treasury',
        type: 'address',
      },
      {
        indexed: true,
        name: 'token',
        type: 'address',
      },
      {
        indexed: false,
        name: 'amount',
        type: 'uint256',
      },
      {
        indexed: false,
        name: 'salt',
        type: 'bytes32',
      },
    ],
    name: 'Swept',
    type: 'event',
  },
  {
    inputs: [],
    name: 'IMPLEMENTATION',
    outputs: [
      {
        name: '',
        type: 'address',
      },
    ],
    stateMutability: 'view',
    type: 'function',
  },
  {
    inputs: [
      {
        name: 'treasury',
        type: 'address',
      },
      {
        name: 'salts',
        type: 'bytes32[]',
      },
      {
        name: 'token',
        type: 'address',
      },
    ],
    name: 'balancesOf',
    outputs: [
      {
        name: 'balances',
        type: 'uint256[]',
      },
    ],
    stateMutability: 'view',
    type: 'function',
  },
  {
    inputs: [
      {
        name: 'treasury',
        type: 'address',
      },
      {
        name: 'salt',
        type: 'bytes32',
      },
    ],
    name: 'receiverOf',
    outputs: [
      {
        name: 'receiver',
        type: 'address',
      },
    ],
    stateMutability: 'view',
    type: 'function',
  },
  {
    inputs: [
      {
        name: 'treasury',
        type: 'address',
      },
      {
        name: 'salt',
        type: 'bytes32',
      },
      {
        name: 'token',
        type: 'address',
      },
    ],
    name: 'sweep',
    outputs: [
      {
        name: 'amount',
        type: 'uint256',
      },
    ],
    stateMutability: 'nonpayable',
    type: 'function',
  },
  {
    inputs: [
      {
        name: 'treasury',
        type: 'address',
      },
      {
        name: 'salts',
        type: 'bytes32[]',
      },
      {
        name: 'token',
        type: 'address',
      },
    ],
    name: 'sweepMany',
    outputs: [
      {
        name: 'total',
        type: 'uint256',
      },
    ],
    stateMutability: 'nonpayable',
    type: 'function',
  },
] as const
