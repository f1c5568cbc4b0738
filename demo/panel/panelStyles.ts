/** The look of the panel: a column beside an order, or a page; light or dark, phone or desktop. */
export const panelStyles = `
:root{color-scheme:light dark;--ink:#1d2430;--soft:#566070;--line:#dde2e9;--edge:#848d9b;--paper:#fff;--wash:#f4f6f9;--brand:#1f4fd8;--on-brand:#fff;--tint:#eaf0fe;--good:#0a6b3d;--good-tint:#e6f6ed;--bad:#a8271f;--bad-tint:#fdeceb}
@media (prefers-color-scheme:dark){:root{--ink:#eef1f6;--soft:#a6b0be;--line:#2d3542;--edge:#6b7686;--paper:#171c24;--wash:#0f131a;--brand:#8fb0ff;--on-brand:#0d1a3d;--tint:#1d2740;--good:#6fdca2;--good-tint:#12291f;--bad:#ff9f96;--bad-tint:#331b1b}}
*{box-sizing:border-box}
body{margin:0;background:var(--wash);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"PingFang SC","Microsoft YaHei",sans-serif;overflow-wrap:anywhere}
.hidden{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
a{color:var(--brand)}
header{padding:16px;background:var(--paper);border-block-end:1px solid var(--line);display:grid;gap:6px}
h1{font-size:1.2rem;line-height:1.25;margin:0;letter-spacing:-.01em}
h2{font-size:1rem;margin:0}
h3{font-size:.95rem;margin:8px 0 0}
p{margin:0}
.soft{color:var(--soft);font-size:.9em}
.row{display:flex;gap:8px 12px;flex-wrap:wrap;align-items:center}
.spread{justify-content:space-between}
.empty{padding:32px 16px;text-align:center;color:var(--soft);border:1px dashed var(--edge);border-radius:10px}
.note{padding:10px 16px;background:var(--tint);border-block-end:1px solid var(--line);font-size:.92em}
.alert{display:flex;gap:12px;justify-content:space-between;padding:10px 12px;margin-block-start:6px;border-radius:8px;background:var(--bad-tint);color:var(--bad);border:1px solid}
button,select,input{font:inherit;color:inherit}
button{cursor:pointer;border-radius:8px;font-weight:600}
.main,.quiet{padding:8px 14px;border:1px solid transparent;min-block-size:40px}
.main{background:var(--brand);color:var(--on-brand)}
.quiet{background:var(--paper);border-color:var(--edge)}
.link{padding:4px;border:0;background:none;color:var(--brand);text-decoration:underline;font-weight:400}
.alert .link{color:inherit}
[aria-disabled=true],button:disabled{cursor:default}
button:disabled,.main[aria-disabled=true]{background:var(--wash);color:var(--soft);border-color:var(--edge)}
:focus-visible{outline:3px solid var(--brand);outline-offset:2px}
select,input{padding:7px 10px;border:1px solid var(--edge);border-radius:8px;background:var(--paper);min-block-size:40px;max-inline-size:100%}
input[type=number]{inline-size:5.5rem}
.choice{display:inline-flex;gap:8px;align-items:center}
progress{inline-size:100%;block-size:6px;appearance:none;border:0;border-radius:3px;overflow:hidden;background:var(--line);accent-color:var(--brand)}
progress::-webkit-progress-bar{background:var(--line)}
progress::-webkit-progress-value{background:var(--brand)}
progress::-moz-progress-bar{background:var(--brand)}
progress:indeterminate{background:repeating-linear-gradient(90deg,var(--brand) 0 24px,var(--line) 24px 48px);background-size:48px 100%}
@media (prefers-reduced-motion:no-preference){progress:indeterminate{animation:run 1s linear infinite}}
@keyframes run{to{background-position:48px 0}}
.good .mark,td.good,.sign,.verdict.good{color:var(--good)}
.bad .mark,td.bad,.bad .sign,.verdict.bad{color:var(--bad)}
.sign,td.good,td.bad{font-weight:700}
.sign{margin-inline-end:4px}
.chip{padding:2px 10px;border-radius:999px;border:1px solid;font-weight:600;font-size:.9em}
.chip.bad{color:var(--bad);background:var(--bad-tint)}
.tour{padding:12px 16px;display:grid;gap:8px;border-block-end:1px solid var(--line);background:var(--paper)}
.tour-results ol{list-style:none;margin:8px 0 0;padding:0;display:grid;gap:4px;max-block-size:20rem;overflow:auto}
.tour-results li{display:flex;gap:8px}
summary{cursor:pointer}
.group{border-block-end:1px solid var(--line);background:var(--paper)}
.group>summary{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 10px;padding:12px 16px;list-style:none}
.group>summary::-webkit-details-marker{display:none}
.group>summary::before{content:"▸";color:var(--soft);inline-size:.8em}
.group[open]>summary::before{content:"▾"}
.group>summary:focus-visible{outline-offset:-3px}
.group-name{font-weight:650}
.count{margin-inline-start:auto;color:var(--soft);font-variant-numeric:tabular-nums;font-size:.9em}
.scenarios,.switches{list-style:none;margin:0;padding:0}
.scenarios{padding:0 12px 12px;display:grid;gap:8px}
.scenario{border:1px solid var(--line);border-radius:10px;padding:4px 12px 10px;display:grid;gap:4px}
.scenario.is-running{border-color:var(--brand);box-shadow:inset 0 0 0 1px var(--brand)}
.play{display:flex;gap:10px;align-items:baseline;text-align:start;border:0;background:none;padding:6px 4px;margin-inline:-4px;min-block-size:36px;color:var(--ink)}
.play .mark{color:var(--brand)}
.scenario.good .mark{color:var(--good)}
.scenario.bad .mark{color:var(--bad)}
.play:hover:not([aria-disabled=true]){text-decoration:underline}
.play .mark{inline-size:1.1em;flex:none}
.play[aria-disabled=true]{color:var(--soft)}
.progress,.result{display:grid;gap:6px;padding:10px;margin-block-start:6px;border-radius:8px;background:var(--wash);font-size:.93em}
.result{border-inline-start:4px solid var(--good);background:var(--good-tint)}
.result.bad{border-color:var(--bad);background:var(--bad-tint)}
.result .soft{color:inherit}
.result.good strong{color:var(--good)}
.result.bad strong,.problem-line{color:var(--bad)}
.problem-line{display:block}
.steps{margin:0;padding-inline-start:1.2em}
.links{display:flex;gap:4px 16px;flex-wrap:wrap;align-items:center}
.differences{margin:0 0 8px;padding-inline-start:1.2em}
code{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.93em}
.books{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:2px 12px;margin:0}
.books dt{opacity:.85}
.books dd{margin:0}
.tabs{display:flex;gap:2px;padding:8px 12px 0;background:var(--paper);border-block-end:1px solid var(--line);overflow-x:auto}
.beside .tabs{position:sticky;inset-block-start:0;z-index:1}
.beside .tabs{padding-inline:6px}
.beside .tabs button{padding-inline:8px;font-size:.94em}
.tabs button{border:0;border-block-end:3px solid transparent;border-radius:8px 8px 0 0;background:none;padding:8px 9px;color:var(--soft);white-space:nowrap}
.tabs button[aria-selected=true]{color:var(--brand);border-color:var(--brand)}
.tabs button:focus-visible{outline-offset:-3px}
.tabpanel{padding:16px;background:var(--paper);container-type:inline-size;display:grid;grid-template-columns:minmax(0,1fr);gap:12px;align-content:start}
.beside .tabpanel:has(>.tour){display:block;padding:0}
.switches{display:grid;gap:8px}
.switch{display:flex;gap:6px 12px;flex-wrap:wrap;align-items:center;justify-content:space-between;padding:8px 12px;border:1px solid var(--line);border-radius:10px}
.switch.is-turned{border-color:var(--bad);background:var(--bad-tint)}
.scroll{overflow-x:auto}
.log{border-collapse:collapse;inline-size:100%;font-size:.92em;font-variant-numeric:tabular-nums}
.log th,.log td{padding:6px 10px 6px 0;border-block-end:1px solid var(--line);text-align:start;vertical-align:top}
.log thead th{color:var(--soft);font-weight:600;white-space:nowrap}
.verdict{font-weight:650}
.lanes{max-block-size:34rem;overflow:auto}
.moments{list-style:none;margin:0;padding:0}
.moment{display:grid;grid-template-columns:4.4rem minmax(0,1fr);gap:0 8px;padding:4px 0;border-block-end:1px solid var(--line);font-size:.9em}
.moment time{color:var(--soft);font-variant-numeric:tabular-nums}
.lane-heads{display:none}
.lane-name{display:inline-block;font-weight:650;margin-inline-end:6px}
.what{padding-inline-start:8px;border-inline-start:4px solid var(--line)}
.good .what{border-color:var(--good)}
.bad .what{border-color:var(--bad)}
small{color:var(--soft)}
@container (min-width:600px){
.lane-heads,.moment{display:grid;grid-template-columns:4.2rem repeat(5,minmax(0,1fr));gap:0 6px}
.lane-heads{position:sticky;inset-block-start:0;background:var(--paper);padding-block-end:6px;border-block-end:2px solid var(--line);font-weight:650;font-size:.9em;z-index:1}
.moment{border:0;padding:2px 0;font-size:.84em;line-height:1.35}
.what{padding:4px 8px;border-radius:6px;background:var(--wash);border:1px solid var(--line);border-inline-start-width:4px}
.good .what{background:var(--good-tint)}
.bad .what{background:var(--bad-tint)}
.lane-name{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}
.lane-order .what{grid-column:2}
.lane-chain .what{grid-column:3}
.lane-endpoint .what{grid-column:4}
.lane-store .what{grid-column:5}
.lane-webhook .what{grid-column:6}
}
.column{background:var(--paper);min-inline-size:0}
.column,.tabpanel,.what,.tabs{position:relative}
.payment{padding:12px 16px;display:grid;gap:8px;align-content:start;border-block:1px solid var(--line)}
.payment iframe{inline-size:100%;block-size:46rem;border:1px solid var(--line);border-radius:10px;background:var(--wash)}
@media (min-width:1100px){
body:has(.alone){block-size:100dvh;overflow:hidden}
#panel:has(.alone){display:grid;grid-template-rows:auto minmax(0,1fr);block-size:100dvh}
.alone{display:grid;grid-template-columns:19.5rem 26rem minmax(0,1fr);min-block-size:0}
.alone .column{overflow:auto;border-inline-end:1px solid var(--line)}
.payment{border-block:0;grid-template-rows:auto auto minmax(0,1fr);align-content:stretch}
.payment iframe{block-size:100%}
.alone .column:last-child{display:flex;flex-direction:column;border:0}
.alone .tabpanel{flex:1;min-block-size:0;overflow:auto}
.alone .tabpanel:has(.lanes){grid-template-rows:auto minmax(0,1fr);align-content:stretch}
.alone .lanes{max-block-size:none;min-block-size:0}
}
@media (forced-colors:active){.tabs button[aria-selected=true]{border-color:Highlight}.scenario.is-running{outline:2px solid Highlight}}
`

/** What stands around the element where the panel shows it. */
export const watchStyles = `
:root{color-scheme:light dark}
body{margin:0;padding:8px;background:light-dark(#f4f6f9,#0f131a);font:16px/1.5 system-ui,sans-serif}
`
