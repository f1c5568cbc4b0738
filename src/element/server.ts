/** The styles that the card stands in, written here by `scripts/build.ts`: no lit on the server. */
declare const __SKELETON_CSS__: string | undefined

/** How the place of a payment is drawn before any script runs. */
export type SkeletonOptions = {
  /** What stands in the head, such as "Pay with USDC". @default nothing */
  readonly title?: string
  /** The page's nonce, where its content security policy asks for one. */
  readonly nonce?: string
}

/**
 * The place of a payment, for the inside of `<pay-with-usdc>` in HTML of a server: a declarative
 * shadow root as tall as the element's own first view. It stands before any script runs, and gives
 * way when the element has a checked payment to show.
 */
export function renderSkeleton(options: SkeletonOptions = {}): string {
  return `<template shadowrootmode="open">${skeletonOf(options)}</template>`
}

/** What stands inside the shadow root. */
export function skeletonOf({ title = '', nonce }: SkeletonOptions): string {
  const css = typeof __SKELETON_CSS__ === 'string' ? __SKELETON_CSS__ : ''
  const style = `<style${nonce === undefined ? '' : ` nonce="${escapeHtml(nonce)}"`}>${css}</style>`
  const heading = title === '' ? '' : `<h2>${escapeHtml(title)}</h2>`
  return `${style}<div class="base" part="base" aria-busy="true"><header class="head"><slot name="heading">${heading}</slot></header><div class="skeleton"><slot></slot></div><slot name="footer"></slot></div>`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
