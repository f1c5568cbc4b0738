import { html } from 'hono/html'
import type { Product } from './products.js'

/** Draws a product. */
export function picture(product: Pick<Product, 'picture' | 'name'>) {
  const drawing = product.picture === 'mug' ? mug : kettle
  return html`<svg class="picture" viewBox="0 0 400 300" role="img" aria-label="${product.name}">${drawing}</svg>`
}

const mug = html`<rect width="400" height="300" fill="#dfe8f2"/><ellipse cx="195" cy="246" rx="110" ry="14" fill="#c5d2e0"/>
<path d="M268 120c52-8 66 78-2 84" fill="none" stroke="#2d5f8f" stroke-width="20" stroke-linecap="round"/>
<path d="M110 92h166l-10 132a22 22 0 0 1-22 20H142a22 22 0 0 1-22-20z" fill="#3a74ab"/>
<path d="M110 92h166l-4 52c-50 22-110-14-158 6z" fill="#5b95c9"/><ellipse cx="193" cy="92" rx="83" ry="15" fill="#274f78"/>
<ellipse cx="193" cy="94" rx="72" ry="10" fill="#4a2c1a"/><path d="M170 60c-10-16 12-20 2-36M210 60c-10-16 12-20 2-36" fill="none" stroke="#fff" stroke-width="6" stroke-linecap="round" opacity=".7"/>`

const kettle = html`<rect width="400" height="300" fill="#efe7dc"/><ellipse cx="205" cy="252" rx="120" ry="13" fill="#dccfbe"/>
<path d="M150 180C90 176 96 100 62 96" fill="none" stroke="#2b2f36" stroke-width="13" stroke-linecap="round"/>
<path d="M262 122c70-30 92 60 18 92" fill="none" stroke="#8a5a34" stroke-width="17" stroke-linecap="round"/>
<path d="M150 118h112l26 112a20 20 0 0 1-20 22H144a20 20 0 0 1-20-22z" fill="#3a4049"/>
<path d="M150 118h30l-20 134h-16a20 20 0 0 1-20-22z" fill="#4d5560"/><path d="M146 118c6-32 114-32 120 0z" fill="#2b2f36"/>
<circle cx="206" cy="86" r="10" fill="#8a5a34"/>`
