import type { Context } from 'hono'

/** An error as V2 writes it: a list. */
export function v2Error(context: Context, status: 400 | 401 | 404, message: string): Response {
  return context.json([{ status, message }], status)
}

/** An error as V3 writes it: a problem with a title. */
export function v3Error(
  context: Context,
  status: 401 | 404 | 409 | 422,
  title: string,
  errors: Readonly<Record<string, string>> = {},
): Response {
  const type = 'https://developer.bigcommerce.com/api-docs/getting-started/api-status-codes'
  return context.json({ status, title, type, errors }, status)
}

/** One page of a V3 list. */
export function v3List(context: Context, items: readonly unknown[]): Response {
  const limit = numberOf(context, 'limit', 50)
  const page = numberOf(context, 'page', 1)
  const data = items.slice((page - 1) * limit, page * limit)
  const pagination = {
    total: items.length,
    count: data.length,
    per_page: limit,
    current_page: page,
    total_pages: Math.ceil(items.length / limit),
    links: { current: `?page=${page}&limit=${limit}` },
  }
  return context.json({ data, meta: { pagination } })
}

/** Reads a JSON body; undefined when it is no object. */
export async function bodyOf(context: Context): Promise<Record<string, unknown> | undefined> {
  try {
    const body: unknown = await context.req.json()
    const isObject = typeof body === 'object' && body !== null && !Array.isArray(body)
    return isObject ? (body as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

/** Reads a whole number of the query. */
export function numberOf(context: Context, name: string, otherwise: number): number {
  const text = context.req.query(name)
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : otherwise
}
