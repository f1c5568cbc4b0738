// The loader only: the script that it fetches is not on npm.
import { loadStripe } from '@stripe/stripe-js'

globalThis.start = () => loadStripe('pk_test')
