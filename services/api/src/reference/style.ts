/** The page's own style: no font, script or picture from elsewhere. */
export const style = `
:root {
  --paper: #fbfaf7; --ink: #1d211f; --soft: #5d665f; --line: #dfded6; --panel: #f2f1ea; --accent: #1f6f54;
  --get: #1f6f54; --post: #8a4b12; --put: #5a3d8f; --patch: #5a3d8f; --delete: #a3302b;
  --mono: ui-monospace, "SFMono-Regular", "Cascadia Mono", Menlo, monospace;
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #151816; --ink: #e9ebe6; --soft: #a0aaa2; --line: #2f3632; --panel: #1d221f; --accent: #6fc7a4;
    --get: #6fc7a4; --post: #e0a262; --put: #b79bea; --patch: #b79bea; --delete: #ef8b84;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 1.5rem; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.6 ui-sans-serif, system-ui, sans-serif; }
a { color: var(--accent); text-underline-offset: .18em; }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
.skip { position: absolute; left: -999px; } .skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem 1rem; }
.frame { display: grid; grid-template-columns: 17rem minmax(0, 1fr); max-width: 88rem; margin: 0 auto; }
nav { position: sticky; top: 0; height: 100vh; overflow-y: auto; padding: 2rem 1.25rem 3rem; border-right: 1px solid var(--line); font-size: .875rem; }
nav h2 { margin: 1.5rem 0 .35rem; font-size: .8125rem; font-weight: 600; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav li a { display: flex; align-items: baseline; gap: .5rem; padding: .14rem 0; color: var(--soft); text-decoration: none; }
nav li a:hover { color: var(--ink); }
nav .method { min-width: 2.9rem; }
main { padding: 2.5rem clamp(1.25rem, 4vw, 4rem) 6rem; min-width: 0; }
h1 { margin: 0 0 .25rem; font-size: 2.1rem; line-height: 1.15; letter-spacing: -.015em; text-wrap: balance; }
.jump { display: none; }
main > header p { max-width: 44rem; }
.version { color: var(--soft); margin: 0 0 1.5rem; }
section.tag { margin-top: 4.5rem; }
section.tag > h2 { font-size: 1.5rem; margin: 0; letter-spacing: -.01em; }
section.tag > p { color: var(--soft); margin: .2rem 0 0; max-width: 44rem; }
article { padding: 2.25rem 0; border-bottom: 1px solid var(--line); }
article > h3 { margin: 0; font-size: 1.125rem; }
.target { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: baseline; margin: .3rem 0 .75rem; font-family: var(--mono); font-size: .875rem; }
.target code { overflow-wrap: anywhere; }
.method { font-family: var(--mono); font-weight: 600; font-size: .75rem; text-transform: uppercase; }
.get { color: var(--get); } .post { color: var(--post); } .put { color: var(--put); } .patch { color: var(--patch); } .delete { color: var(--delete); }
.needs { color: var(--soft); font-size: .875rem; }
article p { max-width: 44rem; margin: .5rem 0; }
h4 { margin: 1.5rem 0 .4rem; font-size: .9375rem; }
code { font-family: var(--mono); font-size: .875em; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th { text-align: left; font-weight: 600; padding: .3rem 1rem .3rem 0; border-bottom: 1px solid var(--line); white-space: nowrap; }
td { vertical-align: top; padding: .45rem 1rem .45rem 0; border-bottom: 1px solid var(--line); }
td:first-child code { font-weight: 600; }
.type { color: var(--soft); font-family: var(--mono); font-size: .8125rem; }
.required { color: var(--delete); font-size: .8125rem; }
pre { background: var(--panel); border-radius: 6px; padding: 1rem 1.1rem; overflow-x: auto; font: .8125rem/1.55 var(--mono); margin: .5rem 0; }
details { margin: .4rem 0; } summary { cursor: pointer; color: var(--accent); }
details > .scroll { margin: .5rem 0 1rem; padding-left: 1rem; border-left: 2px solid var(--line); }
:target { scroll-margin-top: 1rem; } tr:target td, article:target > h3 { background: color-mix(in srgb, var(--accent) 14%, transparent); }
@media (max-width: 60rem) {
  .frame { grid-template-columns: minmax(0, 1fr); }
  nav { order: 2; position: static; height: auto; border-right: 0; columns: 2 13rem; }
  .jump { display: block; } main { padding-bottom: 2rem; }
  nav section { break-inside: avoid; } nav h2 { margin-top: .75rem; }
}
`;
