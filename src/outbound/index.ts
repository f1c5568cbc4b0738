export { guardedConnection, guardedFetch, type Resolve } from './guardedFetch.js'
export { checkLiteral, isListed, type Policy, parsePrivateTarget } from './policy.js'
