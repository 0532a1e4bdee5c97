/**
 * The look of the local pages: start page, mailbox, test payment. The storefront's colours and measures, so that the tour feels like one
 * product.
 *
 * @module
 */
export const style = `
@font-face{font-family:"Instrument Sans";font-weight:400 700;font-display:swap;src:url("/local/font.woff2") format("woff2")}
:root{color-scheme:light dark;--paper:#fff;--wash:#f4f3ef;--ink:#17181b;--quiet:#5c5e64;--line:#e3e1da;--edge:#84858a;
--bad:#a3211b;--good:#1c6b41;--warn:#8a4b00;--accent:#1f4d3f;--on-accent:#fff;--radius:6px;
--font:"Instrument Sans",ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
@media (prefers-color-scheme:dark){:root{--paper:#131416;--wash:#1d1e21;--ink:#f1f0ec;--quiet:#a9abb1;--line:#303136;--edge:#7d7f86;
--bad:#ff9c92;--good:#7ed3a4;--warn:#f0b35f;--accent:#8fc7b3;--on-accent:#101114}}
*,::before,::after{box-sizing:border-box}
body{margin:0;min-height:100svh;display:flex;flex-direction:column;background:var(--wash);color:var(--ink);font:400 1rem/1.55 var(--font);overflow-wrap:anywhere;-webkit-font-smoothing:antialiased}
h1,h2,h3,p,ul,dl,dd{margin:0;padding:0}ul{list-style:none}
h1,h2,h3{font-weight:500;line-height:1.15;letter-spacing:-.015em;text-wrap:balance}
h1{font-size:clamp(1.75rem,1.3rem + 1.9vw,2.75rem);letter-spacing:-.025em}h2{font-size:1.25rem}h3{font-size:1.0625rem}
a{color:inherit;text-underline-offset:.2em;text-decoration-thickness:1px}a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px;border-radius:2px}
.bar{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:baseline;padding:1rem clamp(1rem,4vw,3.5rem);background:var(--paper);border-bottom:1px solid var(--line)}
.bar .name{font-weight:600;letter-spacing:-.02em;text-decoration:none;font-size:1.125rem;margin-right:auto}
.bar nav{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}.bar nav a{text-decoration:none;padding:.25rem 0}.bar nav a:hover,.bar nav [aria-current]{text-decoration:underline}
main{flex:1;width:100%;max-width:72rem;margin:0 auto;padding:clamp(1.5rem,4vw,3.5rem) clamp(1rem,4vw,3.5rem)}
main.narrow{max-width:34rem}
.lead{color:var(--quiet);max-width:44rem;margin-top:.75rem;font-size:1.0625rem;text-wrap:pretty}
.quiet{color:var(--quiet)}.small{font-size:.875rem}
section{margin-top:3rem}section>h2{margin-bottom:1rem}
.grid{display:grid;gap:1rem;grid-template-columns:repeat(auto-fill,minmax(min(17rem,100%),1fr))}.grid.four{grid-template-columns:repeat(auto-fill,minmax(min(13.5rem,100%),1fr))}
.tile{display:flex;flex-direction:column;gap:.35rem;background:var(--paper);border:1px solid var(--line);border-radius:var(--radius);padding:1.25rem;text-decoration:none;position:relative}
.tile::before{content:"";position:absolute;inset:-1px auto -1px -1px;width:4px;border-radius:var(--radius) 0 0 var(--radius);background:var(--swatch,transparent)}
a.tile:hover{border-color:var(--edge)}.tile .small{margin-top:auto;padding-top:.5rem}
.sheet{background:var(--paper);border:1px solid var(--line);border-radius:var(--radius);overflow-x:auto}
table{width:100%;border-collapse:collapse}th,td{text-align:left;padding:.75rem 1rem;border-top:1px solid var(--line);vertical-align:top}
thead th{border-top:0;font-weight:500;font-size:.875rem;color:var(--quiet)}tbody tr:hover{background:var(--wash)}
@media (max-width:40rem){thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
tbody tr{display:grid;gap:.1rem;padding:.85rem 1rem;border-top:1px solid var(--line)}tbody tr:first-child{border-top:0}td{padding:0;border:0}td:has(a){order:-1}.number{text-align:left}}
td a{font-weight:500}.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
code{font:.9375em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;user-select:all}
.empty{padding:3rem 1.5rem;text-align:center;color:var(--quiet)}
.card{background:var(--paper);border:1px solid var(--line);border-radius:calc(var(--radius)*2);padding:clamp(1.25rem,4vw,2.25rem)}
.amount{font-size:2.25rem;font-weight:500;letter-spacing:-.03em;font-variant-numeric:tabular-nums;margin:.25rem 0 1rem}
.facts{display:grid;grid-template-columns:max-content 1fr;gap:.35rem 1.25rem;margin:1.25rem 0}.facts dt{color:var(--quiet)}
.choices{display:grid;gap:.75rem;margin-top:1.5rem}
.choices .row{display:grid;gap:.75rem;grid-template-columns:repeat(auto-fit,minmax(5.5rem,1fr))}.choices .row .button{padding-inline:.5rem}
.button{display:block;width:100%;font:inherit;font-weight:500;text-align:center;text-decoration:none;cursor:pointer;padding:.8rem 1.25rem;border-radius:var(--radius);border:1px solid var(--edge);background:var(--paper);color:var(--ink)}
.button:hover{background:var(--wash)}.button.main{background:var(--accent);border-color:var(--accent);color:var(--on-accent);font-size:1.0625rem}.button.main:hover{filter:brightness(1.1)}
.badge{display:inline-block;font-size:.8125rem;font-weight:500;padding:.1rem .6rem;border-radius:99px;border:1px solid currentColor;color:var(--quiet);white-space:nowrap}
.badge.paid{color:var(--good)}.badge.failed,.badge.expired{color:var(--bad)}.badge.open{color:var(--warn)}
.notice{border-left:4px solid var(--warn);background:var(--paper);padding:.75rem 1rem;border-radius:0 var(--radius) var(--radius) 0}
.notice.good{border-color:var(--good)}.notice{margin-top:1.5rem}
.form{display:grid;gap:1rem;margin-top:1.5rem}.form label{display:grid;gap:.35rem;font-weight:500}
.form input,.form textarea{font:inherit;font-weight:400;width:100%;padding:.6rem .75rem;border:1px solid var(--edge);border-radius:var(--radius);background:var(--paper);color:var(--ink)}
iframe.mail{display:block;width:100%;height:70vh;min-height:28rem;border:1px solid var(--line);border-radius:var(--radius);background:#fff;color-scheme:light}
pre.mail{white-space:pre-wrap;background:var(--paper);border:1px solid var(--line);border-radius:var(--radius);padding:1.25rem;margin:0;font:inherit}
.crumb{display:inline-block;margin-bottom:1rem}
footer{padding:1.5rem clamp(1rem,4vw,3.5rem);color:var(--quiet);font-size:.875rem}
`;
