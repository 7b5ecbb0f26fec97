/** The report's own style sheet: nothing is loaded from elsewhere. Light or dark as the reader's system is; fit to print. */
export const style = `
:root { color-scheme: light dark; --ink: #1d2430; --paper: #fff; --quiet: #5b6472; --line: #d9dee6; --bar: #4472b8; --soft: #f3f5f8;
  --conflict: #b3261e; --update: #8a5a00; --differs: #3b6ea5; --agree: #2e7d4f; --mark: #fde7a9; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e8ee; --paper: #16191f; --quiet: #9aa4b2; --line: #343b47; --bar: #7da2dd; --soft: #1f242c;
  --conflict: #ff8a80; --update: #ffc266; --differs: #90bdf0; --agree: #7fd09d; --mark: #5c4a12; } }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 68rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; margin-bottom: 0; } h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); } h3 { margin-bottom: .3rem; }
p.about, .place, .related { color: var(--quiet); }
table { border-collapse: collapse; width: 100%; } th { text-align: start; font-weight: 600; } th, td { padding: .2rem .6rem .2rem 0; vertical-align: top; }
td.number { text-align: end; font-variant-numeric: tabular-nums; width: 4rem; } td.name { width: 16rem; overflow-wrap: anywhere; }
.bar { display: block; height: .8rem; margin-top: .35rem; min-width: 2px; background: var(--bar); border-radius: 2px; }
.sources { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: .8rem; margin: .4rem 0 1.4rem; }
.source { background: var(--soft); border-radius: 6px; padding: .5rem .8rem; } .source q, .finding q { overflow-wrap: anywhere; }
.verdict { font-size: .8rem; font-weight: 600; border: 1px solid; border-radius: 1em; padding: .05em .7em; margin-inline-end: .5em; }
.conflict { color: var(--conflict); } .update { color: var(--update); } .differs { color: var(--differs); } .agree { color: var(--agree); }
mark { background: var(--mark); color: inherit; border-radius: 2px; }
details { border-bottom: 1px solid var(--line); padding: .3rem 0; } summary { cursor: pointer; font-weight: 600; }
.finding { margin: .6rem 0 .6rem 1.2rem; } .finding code { font-size: .85em; } ul.related { margin: .1rem 0; padding-inline-start: 1.2rem; }
@media print { details > * { display: block; } }
`;
