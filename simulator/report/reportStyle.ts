/**
 * The look of a report: ink on paper, by night the site's own dark, and plain paper in print. One column that reads on a
 * phone; tables scroll by themselves, the page never does sideways.
 */
import { darkTheme, lightTheme, themeVariables } from '../charts/chartTheme.ts';

const LIGHT = `color-scheme:light;--page:#f5f8f9;--panel:#ffffff;--rule:#d6e0e4;--ink:#0c2028;--ink-second:#4b626b;
--link:#17657a;--gold:#c47a00;--warn-veil:#fff4de;--bad:#b3301c;--bad-veil:#fdecea;--good:#1d7a55;--zebra:#f7fafb;
${themeVariables(lightTheme)}`;

const DARK = `color-scheme:dark;--page:#041219;--panel:#08202a;--rule:#1f3f4a;--ink:#f1f7f8;--ink-second:#a8c0c8;
--link:#7fcbe0;--gold:#ffc94d;--warn-veil:#2a2410;--bad:#ff8b78;--bad-veil:#2c1a1b;--good:#63dba8;--zebra:#0a2530;
${themeVariables(darkTheme)}`;

/** The whole stylesheet of a report page. */
export const REPORT_STYLE = `
:root{${LIGHT}}
@media screen and (prefers-color-scheme:dark){:root{${DARK}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);
font:400 1rem/1.6 "SF Pro Text","Segoe UI Variable Text","Segoe UI",Roboto,"Noto Sans",system-ui,sans-serif}
main{max-width:64rem;margin:0 auto;padding:clamp(1.25rem,4vw,3.5rem) clamp(1rem,4vw,2rem) 4rem}
h1{font-size:clamp(1.6rem,1.2rem + 2vw,2.5rem);line-height:1.15;letter-spacing:-.015em;margin:0 0 .75rem;
text-wrap:balance;overflow-wrap:anywhere}
h2{font-size:1.3rem;line-height:1.25;letter-spacing:-.01em;margin:3rem 0 .5rem;text-wrap:balance}
h3{font-size:1.02rem;line-height:1.3;margin:1.75rem 0 .4rem}
p,ul,ol{margin:.5rem 0 1rem;max-width:44rem;text-wrap:pretty}
li{margin:.25rem 0}
a{color:var(--link)}
.lead{font-size:clamp(1.05rem,1rem + .35vw,1.2rem);line-height:1.5;max-width:46rem;margin:0 0 1.5rem;text-wrap:pretty}
.kicker{color:var(--ink-second);font-size:.875rem;margin:0 0 .5rem;overflow-wrap:anywhere}
.note{color:var(--ink-second);font-size:.9rem}
.bad{color:var(--bad)}.good{color:var(--good)}
.notice{background:var(--warn-veil);border-left:4px solid var(--gold);border-radius:.375rem;padding:.75rem 1rem;
margin:1.25rem 0;max-width:none}
.notice h2,.notice h3{margin:0 0 .25rem;font-size:1rem}.notice ul{margin:0;padding-left:1.2rem}
.notice.alarm{background:var(--bad-veil);border-left-color:var(--bad)}
.numbers{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(12.5rem,100%),1fr));gap:.75rem;margin:1.5rem 0;padding:0}
.numbers>div{background:var(--panel);border:1px solid var(--rule);border-radius:.625rem;padding:.8rem 1rem .85rem}
.numbers dt{color:var(--ink-second);font-size:.85rem;line-height:1.35}
.numbers dd{margin:0}
.numbers dd.value{font-size:1.5rem;font-weight:600;line-height:1.3;letter-spacing:-.015em;font-variant-numeric:tabular-nums}
.numbers dd.aside{color:var(--ink-second);font-size:.82rem;line-height:1.4;margin-top:.15rem}
figure{margin:1rem 0 1.5rem;background:var(--panel);border:1px solid var(--rule);border-radius:.625rem;
padding:clamp(.6rem,2vw,1.1rem)}
figure svg{display:block;width:100%;height:auto;max-width:100%;font-family:inherit}
figure .narrow{display:none}
@media screen and (max-width:40rem){figure .wide{display:none}figure .narrow{display:block}}
figcaption{color:var(--ink-second);font-size:.88rem;line-height:1.5;margin-top:.6rem;max-width:44rem;text-wrap:pretty}
.table{overflow-x:auto;margin:.75rem 0 1.5rem;background:var(--panel);border:1px solid var(--rule);border-radius:.625rem}
.table:focus-visible{outline:2px solid var(--gold);outline-offset:2px}
table{border-collapse:collapse;width:100%;font-size:.88rem;line-height:1.4;font-variant-numeric:tabular-nums}
th,td{padding:.42rem .75rem;text-align:left;vertical-align:top;white-space:nowrap}
th:first-child,td:first-child{white-space:normal;min-width:8.5rem}
thead th{color:var(--ink-second);font-weight:600;border-bottom:1px solid var(--rule);vertical-align:bottom;white-space:normal}
th:first-child{position:sticky;left:0;background:var(--panel)}
tbody tr:nth-child(even) th{background:var(--zebra)}
tbody th{font-weight:500}
tbody tr:nth-child(even){background:var(--zebra)}
th.right,td.right{text-align:right}
.facts{display:grid;grid-template-columns:minmax(8rem,max-content) minmax(0,1fr);gap:.3rem 1.25rem;margin:.75rem 0 1.25rem;
font-size:.94rem}
.facts dt{color:var(--ink-second)}.facts dd{margin:0;overflow-wrap:anywhere}
code,pre{font:.85rem/1.5 ui-monospace,"SF Mono","Cascadia Mono","Roboto Mono","Noto Sans Mono",monospace}
code{overflow-wrap:anywhere}
pre{background:var(--panel);border:1px solid var(--rule);border-radius:.625rem;padding:.8rem 1rem;white-space:pre-wrap;overflow-wrap:anywhere;margin:.5rem 0 1rem}
details{margin:.75rem 0 1.25rem}
summary{cursor:pointer;color:var(--link)}
summary:focus-visible{outline:2px solid var(--gold);outline-offset:2px}
footer{color:var(--ink-second);font-size:.85rem;border-top:1px solid var(--rule);margin-top:3rem;padding-top:1rem}
@media (max-width:40rem){.facts{grid-template-columns:1fr;gap:0}.facts dd{margin-bottom:.6rem}
.numbers{grid-template-columns:repeat(2,minmax(0,1fr));gap:.5rem}.numbers>div{padding:.65rem .75rem}
.numbers dd.value{font-size:1.15rem}}
@media print{:root{--page:#fff;--zebra:#fff}body{font-size:10pt}main{max-width:none;padding:0}
h2,h3{break-after:avoid}figure,.numbers>div,tr,.notice{break-inside:avoid}.table{overflow:visible}th,td{white-space:normal}
details::details-content{display:block;content-visibility:visible;height:auto}@page{margin:16mm}}
`;
