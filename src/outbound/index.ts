export { guardedFetch } from './guardedFetch.js'
export type { Policy } from './policy.js'
