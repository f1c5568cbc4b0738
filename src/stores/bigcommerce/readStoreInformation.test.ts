import { expect, test } from 'vitest'
import { setUp } from './bigcommerce.fixture.js'
import { readStoreInformation } from './readStoreInformation.js'

test('reads the name, the origin and the currency of the store', async () => {
  const { client } = setUp({
    emulator: { storefrontUrl: 'https://harbour.example', name: 'Harbour Goods', currency: 'EUR' },
  })
  expect(await readStoreInformation(client)).toEqual({
    name: 'Harbour Goods',
    origin: 'https://harbour.example',
    currency: 'EUR',
  })
})

test('says that a wrong token is wrong, and not that the store is down', async () => {
  const { openClient } = setUp()
  const read = readStoreInformation(openClient({ accessToken: 'revoked' }))
  await expect(read).rejects.toMatchObject({ code: 'store_unauthorized', retryable: false })
})
