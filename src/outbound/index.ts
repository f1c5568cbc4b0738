export { guardedConnection, guardedFetch } from './guardedFetch.js'
export { checkLiteral, isListed, type Policy, parsePrivateTarget } from './policy.js'
