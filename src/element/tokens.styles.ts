import { css } from 'lit'

const dark = css`
  --surface-default: #14171f;
  --sunken-default: #1b1f29;
  --text-default: #f1f3f7;
  --muted-default: #a8b0bf;
  --border-default: #323846;
  --accent-default: #6ea0ff;
  --on-accent-default: #0b1020;
  --danger-default: #ff9c92;
  --warning-default: #f7c463;
  --success-default: #58d39b;
  color-scheme: dark;
`

/**
 * Colours, corners and type. The merchant's `--usdc-*` properties win over the attributes, and
 * these over the theme. Text is never drawn in the accent, so any accent keeps its contrast.
 */
export const tokens = css`
  :host {
    --surface-default: #fff;
    --sunken-default: #f5f7fa;
    --text-default: #131722;
    --muted-default: #565e6e;
    --border-default: #d9dee6;
    --accent-default: #1c5fd4;
    --on-accent-default: #fff;
    --danger-default: #b3261e;
    --warning-default: #8a5200;
    --success-default: #0a7148;
    color-scheme: light;
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([theme='light'])) {
      ${dark}
    }
  }
  :host([theme='dark']) {
    ${dark}
  }
  :host([appearance='bigcommerce']) {
    --accent-default: #333;
    --radius-default: 4px;
  }
  .base {
    --surface: var(--usdc-surface, var(--surface-default));
    --sunken: var(--usdc-sunken, var(--sunken-default));
    --text: var(--usdc-text, var(--text-default));
    --muted: var(--usdc-muted, var(--muted-default));
    --border: var(--usdc-border, var(--border-default));
    --accent-wanted: var(--usdc-accent, var(--accent-attribute, var(--accent-default)));
    --accent: var(--accent-shown, var(--accent-wanted));
    --on-accent-wanted: var(--usdc-on-accent, var(--on-accent-default));
    --on-accent: var(--on-accent-shown, var(--on-accent-wanted));
    --danger: var(--usdc-danger, var(--danger-default));
    --warning: var(--usdc-warning, var(--warning-default));
    --success: var(--usdc-success, var(--success-default));
    --radius: var(--usdc-radius, var(--radius-attribute, var(--radius-default, 14px)));
    --small-radius: min(var(--radius), 9px);
    --qr: var(--usdc-qr-size, 14.25rem);
    font-family: var(--usdc-font, var(--font-attribute, system-ui, sans-serif));
  }
`
