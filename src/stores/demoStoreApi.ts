import { timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import type { OrderUpdate, Store } from './store.js'

/** The server side of {@link demoStore}: gives a store's two calls over HTTP. */
export function demoStoreApi({ store, token }: { store: Store; token: string }): Hono {
  const api = new Hono()
  api.use('/store-api/*', async (context, next) => {
    const given = Buffer.from(context.req.header('authorization') ?? '')
    const wanted = Buffer.from(`Bearer ${token}`)
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
      return context.json({ code: 'unauthorized' }, 401)
    }
    return next()
  })
  api.get('/store-api/orders/:order', async (context) =>
    context.json(await store.readOrder({ order: context.req.param('order') })),
  )
  api.put('/store-api/orders/:order', async (context) => {
    const update = await context.req.json<Omit<OrderUpdate, 'order'>>()
    return context.json(await store.updateOrder({ ...update, order: context.req.param('order') }))
  })
  return api
}
