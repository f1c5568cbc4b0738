/** The look of the demo shop: light or dark, phone or desktop. */
export const styles = `
:root{color-scheme:light dark;--ink:#1d2430;--soft:#5b6472;--line:#e3e6eb;--paper:#fff;--wash:#f5f6f8;--brand:#1f4fd8;--on-brand:#fff}
@media (prefers-color-scheme:dark){:root{--ink:#eef1f6;--soft:#a3adbb;--line:#2d3542;--paper:#171c24;--wash:#0f131a;--brand:#8fb0ff;--on-brand:#0d1a3d}}
*{box-sizing:border-box}
body{margin:0;background:var(--wash);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
a{color:var(--brand)}
header{display:flex;align-items:center;justify-content:space-between;gap:16px;padding:14px clamp(16px,4vw,40px);background:var(--paper);border-block-end:1px solid var(--line)}
header .brand{font-weight:700;font-size:1.15rem;color:inherit;text-decoration:none;letter-spacing:-.01em}
header nav a{color:inherit;text-decoration:none;display:inline-flex;gap:8px;align-items:center;min-block-size:32px}
.badge{display:inline-grid;place-items:center;min-inline-size:22px;block-size:22px;border-radius:11px;background:var(--brand);color:var(--on-brand);font-size:.8rem;font-weight:600;padding-inline:6px}
main{max-inline-size:1000px;margin:0 auto;padding:clamp(20px,4vw,40px) 16px 64px}
.narrow{max-inline-size:560px}
.order{max-inline-size:720px}
h1{font-size:clamp(1.5rem,4vw,2rem);line-height:1.2;letter-spacing:-.02em;margin:0 0 8px}
h2{font-size:1.1rem;margin:0 0 8px}
p{margin:0 0 12px}
.soft{color:var(--soft)}
.grid{display:grid;gap:24px;grid-template-columns:repeat(auto-fit,minmax(min(100%,280px),1fr));margin-block-start:24px}
.card{background:var(--paper);border:1px solid var(--line);border-radius:14px;overflow:hidden}
.card .body{padding:18px 20px 20px}
.card svg.picture{display:block;inline-size:100%;block-size:auto;aspect-ratio:4/3}
.merchants{margin-block-start:32px;text-align:center}
.row{display:flex;align-items:center;justify-content:space-between;gap:12px;flex-wrap:wrap}
.price{font-weight:650;font-variant-numeric:tabular-nums}
button,.button{font:inherit;font-weight:600;border:1px solid transparent;border-radius:9px;padding:10px 18px;background:var(--brand);color:var(--on-brand);cursor:pointer;text-decoration:none;display:inline-block}
button.quiet{background:transparent;color:var(--ink);border-color:var(--line)}
button:disabled{opacity:.55;cursor:default}
button:focus-visible,a:focus-visible,input:focus-visible{outline:3px solid var(--brand);outline-offset:2px}
table{inline-size:100%;border-collapse:collapse;margin-block:8px 16px}
td,th{padding:10px 0;border-block-end:1px solid var(--line);text-align:start;font-variant-numeric:tabular-nums}
td:last-child,th:last-child{text-align:end}
tfoot td,tfoot th{border:0;font-weight:650}
.panel{background:var(--paper);border:1px solid var(--line);border-radius:14px;padding:20px;margin-block-end:20px}
.panel>:last-child{margin-block-end:0}
h1+.panel{margin-block-start:16px}
.choice{display:flex;gap:12px;align-items:flex-start;padding:14px;border:1px solid var(--line);border-radius:10px;margin-block-end:10px}
.choice:has(input:checked){border-color:var(--brand);box-shadow:inset 0 0 0 1px var(--brand)}
.choice input{flex:none;inline-size:20px;block-size:20px;margin:2px 0 0;accent-color:var(--brand)}
.sandbox{border-style:dashed}
.sandbox .row{justify-content:flex-start}
.mono{font-family:ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere}
.state{display:inline-block;padding:2px 10px;border-radius:999px;background:var(--wash);border:1px solid var(--line);font-weight:600}
footer{padding:0 16px 40px;color:var(--soft);font-size:.9rem;text-align:center}
`

/** What stands around BigCommerce's checkout, which is light whatever the system is. */
export const aroundCheckoutStyles = `
:root{color-scheme:light}
.shopHeader{padding:14px clamp(16px,4vw,40px);border-block-end:1px solid #e3e6eb}
.shopHeader a{font-weight:700;font-size:1.15rem;color:inherit;text-decoration:none;letter-spacing:-.01em}
.below{max-inline-size:1200px;margin:0 auto;padding:0 24px 24px;color:#333}
.below .sandbox{border:1px dashed #b9c0ca;border-radius:14px;padding:20px;display:grid;gap:12px}
.below h2{font-size:1.1rem;font-weight:600;margin:0}
.below p{margin:0}
.below .quiet-text,.shopFooter{color:#5b6472}
.below .row{display:flex;gap:12px;flex-wrap:wrap;align-items:center}
.below .state{display:inline-block;padding:2px 10px;border-radius:999px;background:#f5f6f8;border:1px solid #e3e6eb;font-weight:600}
.below button{font:inherit;font-weight:600;border:1px solid #d5dae1;border-radius:9px;padding:10px 16px;background:#fff;color:#1d2430;cursor:pointer}
.below button[aria-pressed=true]{border-color:#1f4fd8;box-shadow:inset 0 0 0 1px #1f4fd8}
.below button:focus-visible{outline:3px solid #1f4fd8;outline-offset:2px}
.besidePanel{display:block;margin:16px -12px 0;border:1px solid #dde2e9;border-radius:14px;overflow:hidden}
.besidePanel iframe{display:block;border:0;inline-size:100%;block-size:44rem}
@media (min-width:1100px){
body:has(.besidePanel){padding-inline-end:27rem}
.besidePanel{position:fixed;inset-block:0;inset-inline-end:0;inline-size:27rem;margin:0;border-radius:0;border-width:0 0 0 1px}
.besidePanel iframe{block-size:100dvh!important}
}
.shopFooter{padding:0 16px 40px;font-size:.9rem;text-align:center}
`
