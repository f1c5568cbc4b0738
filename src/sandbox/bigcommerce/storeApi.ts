import { Hono } from 'hono'

/** V2 store information and currencies. */
export function storeApi({
  storeHash,
  storefrontUrl,
  name,
  currency,
}: {
  storeHash: string
  storefrontUrl: string
  name: string
  currency: string
}): Hono {
  const api = new Hono()
  api.get('/store', (context) =>
    context.json({
      id: storeHash,
      account_uuid: '00000000-0000-4000-8000-000000000000',
      domain: new URL(storefrontUrl).host,
      secure_url: storefrontUrl,
      control_panel_base_url: `https://store-${storeHash}.mybigcommerce.com`,
      status: 'live',
      name,
      country: 'United States',
      country_code: 'US',
      language: 'en',
      currency,
      currency_symbol: '$',
      decimal_separator: '.',
      thousands_separator: ',',
      decimal_places: 2,
      currency_symbol_location: 'left',
      plan_name: 'Sandbox',
      store_id: 1,
      default_channel_id: 1,
      features: { stencil_enabled: true, checkout_type: 'optimized' },
    }),
  )
  api.get('/currencies', (context) =>
    context.json([
      {
        id: 1,
        is_default: true,
        last_updated: '2026-01-01T00:00:00Z',
        country_iso2: 'US',
        default_for_country_codes: ['USA'],
        currency_code: currency,
        currency_exchange_rate: '1.0000000000',
        auto_update: false,
        token_location: 'left',
        token: '$',
        decimal_token: '.',
        thousands_token: ',',
        decimal_places: 2,
        name: currency,
        enabled: true,
        is_transactional: true,
        use_default_name: true,
      },
    ]),
  )
  return api
}
