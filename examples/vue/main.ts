import 'pay-with-usdc/register'
import { createApp } from 'vue'
import Checkout from './Checkout.vue'

createApp(Checkout).mount('#app')
