/** The style of a receipt, for screen and paper. */
export const receiptCss = `
:root{color-scheme:light dark;--text:light-dark(#131722,#f1f3f7);--soft:light-dark(#565e6e,#a8b0bf);--line:light-dark(#d9dee6,#323846);--sheet:light-dark(#fff,#14171f);--sunken:light-dark(#f5f7fa,#1b1f29);--good:light-dark(#0a7148,#58d39b);--accent:light-dark(#1c5fd4,#6ea0ff)}
*{box-sizing:border-box}
body{margin:0;min-block-size:100dvh;padding:32px 16px;font:15px/1.5 system-ui,sans-serif;background:light-dark(#eef1f5,#0d0f14);color:var(--text)}
nav,main{inline-size:100%;max-inline-size:46rem;margin-inline:auto}
nav{display:flex;flex-wrap:wrap;align-items:center;gap:8px;margin-block-end:16px}
nav a:first-child{margin-inline-end:auto}
a{color:inherit;text-underline-offset:.2em}
.button{font:inherit;font-weight:600;padding:9px 16px;border:1px solid var(--line);border-radius:9px;background:var(--sheet);color:inherit;text-decoration:none;cursor:pointer}
.button[hidden]{display:none}
:is(a,button,summary):focus-visible{outline:3px solid var(--accent);outline-offset:2px}
main{padding:clamp(20px,6vw,48px);background:var(--sheet);border:1px solid var(--line);border-radius:14px;display:grid;grid-template-columns:minmax(0,1fr);gap:28px}
h1,h2,p,dl,dd{margin:0}
header{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:2px 16px;align-items:start}
.shop{font-weight:600;color:var(--soft);overflow-wrap:anywhere}
h1{grid-column:1;font-size:2rem;line-height:1.15;letter-spacing:-.02em}
.order{grid-column:1;color:var(--soft)}
.paid{grid-column:2;grid-row:1/4;padding:5px 14px;font-weight:650;color:var(--good);border:1.5px solid currentColor;border-radius:99px}
.test{padding:12px 14px;background:var(--sunken);border-inline-start:3px solid light-dark(#8a5200,#f7c463);border-radius:8px}
.sum{padding-block:20px;border-block:1px solid var(--line)}
.label{font-size:.875rem;color:var(--soft)}
.figure{font-size:clamp(2.25rem,9vw,3rem);font-weight:680;line-height:1.15;letter-spacing:-.02em;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
.figure small{font-size:.42em;font-weight:600;letter-spacing:0;color:var(--soft)}
section{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}
.sum{gap:2px}
h2{font-size:1rem;line-height:1.3}
.facts{display:grid;gap:8px}
.facts>div{display:grid;grid-template-columns:11.5rem minmax(0,1fr);gap:2px 16px}
.transfer{padding:14px 16px;background:var(--sunken);border-radius:10px;margin-block-end:4px}
.transfer>div{grid-template-columns:10.5rem minmax(0,1fr)}
dt,.soft,summary{color:var(--soft)}
.soft,summary{font-size:.875rem}
dd{overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
code{font:.8125rem/1.6 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
summary{cursor:pointer}
details p{margin-block-start:8px;padding:12px;background:var(--sunken);border-radius:8px}
#receipt-jws{color:var(--soft);word-break:break-all}
.signature{padding-block-start:24px;border-block-start:1px solid var(--line)}
@media (max-width:560px){nav a:first-child{flex-basis:100%}body{padding:12px 8px}.facts>div,.transfer>div{grid-template-columns:minmax(0,1fr)}.facts{gap:12px}dt{font-size:.8125rem}code{font-size:.75rem}}
@page{margin:15mm}
@media print{
:root{color-scheme:light;--text:#000;--soft:#333;--line:#999;--sheet:#fff;--sunken:#fff;--good:#000;--accent:#000}
body{padding:0;background:#fff;font-size:10pt;line-height:1.4;min-block-size:0}
nav,details{display:none}
main{max-inline-size:none;padding:0;border:0;border-radius:0;gap:12pt}
.sum{padding-block:9pt}
.transfer{padding:8pt 10pt}
.signature{padding-block-start:12pt}
section{gap:7pt}
.test{border:1px solid #000;border-inline-start-width:3px}
.transfer{border:1px solid #999}
.facts{gap:3pt}
.facts>div{grid-template-columns:11.5rem minmax(0,1fr)}
.transfer>div{grid-template-columns:10.5rem minmax(0,1fr)}
code{font-size:8.5pt}
h1{font-size:22pt}.figure{font-size:26pt}
header,.sum,.transfer,.signature,.facts>div{break-inside:avoid}
h2{break-after:avoid}
}
`
