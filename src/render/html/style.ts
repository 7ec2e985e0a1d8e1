/** The page's whole style. Colours carry no meaning alone: a word stands beside each. All text has a contrast of at least 4.5 to 1. */
export const style = `
:root { color-scheme: light dark; --paper: #fff; --ink: #1b1f24; --dim: #57606a; --line: #c9d1d9; --shade: #f3f5f7;
  --bad: #b3261e; --good: #1a6b34; --unsure: #7a5200; --mark: #ffd9d6; }
@media (prefers-color-scheme: dark) { :root { --paper: #12161b; --ink: #e6e9ed; --dim: #a9b3be; --line: #3a424c; --shade: #1c222a;
  --bad: #ff8a80; --good: #7ddc94; --unsure: #ffcf70; --mark: #6b2520; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 1rem 1.25rem 3rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: .5rem 0; }
h2 { font-size: 1.3rem; margin: 2.5rem 0 .75rem; padding-top: .75rem; border-top: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.4rem 0 .3rem; }
p, ul, ol, dl { margin: .3rem 0 .6rem; }
ol, ul { padding-left: 1.5rem; }
li { margin: .25rem 0; }
a { color: inherit; }
:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { position: static; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; padding: 0; }
code, pre { font: .9em/1.45 ui-monospace, "SF Mono", Menlo, Consolas, monospace; unicode-bidi: isolate; }
code { background: var(--shade); padding: .05em .25em; border-radius: 3px;
  -webkit-box-decoration-break: clone; box-decoration-break: clone; }
pre { background: var(--shade); padding: .75rem; white-space: pre-wrap; }
mark { background: var(--mark); color: inherit; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid var(--line); padding: .3rem .5rem; text-align: left; vertical-align: top; }
th { font-weight: 600; white-space: nowrap; }
.told tbody th { font-weight: 400; white-space: normal; }
.dim, footer { color: var(--dim); }
.bad { color: var(--bad); }
.good { color: var(--good); }
.unsure { color: var(--unsure); }
.label { font-weight: 600; }
.aside { border-left: 4px solid var(--bad); padding-left: .75rem; }
.checks { list-style: none; padding: 0; }
figure { margin: .5rem 0; }
figure.wide { overflow-x: auto; }
figure.wide svg { max-width: none; }
svg .on-line { font-size: 12px; paint-order: stroke; stroke: var(--paper); stroke-width: 3px; }
svg { display: block; max-width: 100%; height: auto; font: 13px system-ui, sans-serif; }
svg text { fill: var(--ink); }
svg .dim { fill: var(--dim); }
svg .bad { fill: var(--bad); font-weight: 600; }
svg .box { fill: var(--shade); stroke: var(--line); }
svg .box.failed { stroke: var(--bad); stroke-width: 2.5; }
svg .box.not-reached { fill: none; stroke-dasharray: 4 3; }
svg .stroke { stroke: var(--dim); fill: none; }
svg .head { fill: var(--dim); stroke: none; }
svg .span { fill: var(--dim); }
svg .now { stroke: var(--bad); stroke-width: 2; }
.upright { display: none; }
@media (max-width: 44rem) { .level { display: none; } .upright { display: block; }
  table, thead, tbody, tr, th, td { display: block; } th, td { border: 0; padding: .15rem 0; } tr { border-top: 1px solid var(--line); } }
@media print { :root { --paper: #fff; --ink: #000; --dim: #444; --line: #999; --shade: #fff; --bad: #8c1d18; --good: #14532d; --unsure: #5c3d00; }
  nav, .skip { display: none; } body { max-width: none; padding: 0; font-size: 10pt; } h2, h3 { break-after: avoid; }
  table, figure, li { break-inside: avoid; } }
`;
