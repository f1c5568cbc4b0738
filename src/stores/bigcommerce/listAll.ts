import type { ZodType } from 'zod'
import type { BigCommerceClient } from './client.js'

type Page<Item> = {
  readonly data: Item[]
  readonly meta?: { readonly pagination?: { readonly total_pages: number } | undefined } | undefined
}

const pageSize = 50
const mostPages = 10

/** Reads every page of a V3 list: at most 500 things, more than an app may have. */
export async function listAll<Item>(
  client: BigCommerceClient,
  request: { readonly path: string; readonly answer: ZodType<Page<Item>>; readonly scope: string },
): Promise<Item[]> {
  const items: Item[] = []
  for (let page = 1; page <= mostPages; page += 1) {
    const read = await client.ask({ ...request, query: { page, limit: pageSize } })
    if (!read.ok) break
    items.push(...read.value.data)
    if (page >= (read.value.meta?.pagination?.total_pages ?? 1)) break
  }
  return items
}
