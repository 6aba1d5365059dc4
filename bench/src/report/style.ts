import { type Colours, DARK, LIGHT } from './charts/palette.ts';

const variables = (colours: Colours): string =>
  Object.entries(colours)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';');

/** Calm: one column of text, two of charts, both themes, print. */
export const STYLE = `
:root{color-scheme:light dark;--page:#fff;--ink:#1b1f24;--quiet:#59636e;--line:#d8dee4;--soft:#f6f8fa;--link:#0a58b5;
--blue:#0072b2;--grey:#868f99;--good:#1a6e3c;--bad:#b3261e;${variables(LIGHT)}}
@media(prefers-color-scheme:dark){:root{color-scheme:light dark;--page:#12161c;--ink:#e6eaef;--quiet:#9aa5b1;--line:#303842;--soft:#1a2028;--link:#79b8ff;
--blue:#4aa8e0;--grey:#7d8894;--good:#6cd492;--bad:#ff8f85;${variables(DARK)}}}
*{box-sizing:border-box}
html{scroll-behavior:smooth;-webkit-text-size-adjust:100%}
@media(prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0 auto;max-width:60rem;padding:1.25rem 1.25rem 4rem;background:var(--page);color:var(--ink);
font:1rem/1.6 system-ui,-apple-system,"Segoe UI","Apple SD Gothic Neo","Noto Sans KR","Noto Sans CJK KR",sans-serif}
html:has(#en:checked) [lang=ko]:not(label),html:has(#ko:checked) [lang=en]:not(label){display:none}
[lang=ko]{word-break:keep-all;overflow-wrap:anywhere}
h1{font-size:clamp(1.6rem,4.5vw,2.3rem);line-height:1.2;letter-spacing:-.015em;margin:.5rem 0 .5rem;text-wrap:balance}
h2{font-size:1.3rem;line-height:1.3;margin:3.25rem 0 .75rem;scroll-margin-top:1rem}
.subtitle{color:var(--quiet);margin:0;max-width:44rem}
.languages{border:0;margin:0;padding:0;display:flex;justify-content:flex-end;gap:.25rem;font-size:.875rem}
.languages legend{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.languages input{position:absolute;opacity:0}
.languages label{padding:.25rem .75rem;border:1px solid transparent;border-radius:1rem;color:var(--quiet);cursor:pointer}
.languages input:checked+label{border-color:var(--line);background:var(--soft);color:var(--ink)}
.languages input:focus-visible+label,a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:2px solid var(--link);outline-offset:2px}
a{color:var(--link)}
ul{padding-left:1.1rem}
li{margin:.35rem 0}
.short{margin-top:2rem;padding:.25rem 1.25rem .75rem;border-left:4px solid var(--blue);background:var(--soft);border-radius:0 .5rem .5rem 0}
.short h2{margin:.9rem 0 .25rem;font-size:1.05rem}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.1rem;list-style:none;padding:0;margin:1.5rem 0 0;font-size:.875rem}
.verdict{max-width:46rem}
.words{max-width:46rem}
.holes{list-style:none;padding:.5rem .9rem;border:1px dashed var(--quiet);border-radius:.4rem;color:var(--quiet);font-size:.9rem;max-width:46rem}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,23rem),1fr));gap:1.5rem 2.5rem;margin:1.5rem 0}
figure{margin:0;max-width:26rem;break-inside:avoid}
.key{margin:.3rem 0 0;color:var(--quiet);font-size:.8rem}
figcaption{font-size:.9rem;font-weight:600;margin-bottom:.5rem}
svg{display:block;width:100%;height:auto;overflow:visible}
svg text{font-family:inherit}
footer{margin-top:3rem;border-top:1px solid var(--line);font-size:.85rem;color:var(--quiet);overflow-wrap:anywhere}
details{margin:1rem 0}
summary{cursor:pointer;color:var(--link);font-size:.9rem}
.scroll{overflow-x:auto;margin:1rem 0}
table{border-collapse:collapse;font-size:.85rem;line-height:1.45;font-variant-numeric:tabular-nums;min-width:100%}
caption{text-align:left;color:var(--quiet);padding-bottom:.4rem;font-size:.85rem}
th,td{padding:.4rem .8rem .4rem 0;border-bottom:1px solid var(--line);text-align:right;vertical-align:top}
th{font-weight:600}
thead th{color:var(--quiet);font-weight:500;vertical-align:bottom}
th:first-child,.prose th,.prose td{text-align:left}
td{white-space:nowrap}
.prose td,.prose th{white-space:normal}
.prose td{min-width:11rem}
.good{color:var(--good)}.bad{color:var(--bad)}.quiet{color:var(--quiet)}
td a{font-size:.9em;display:block;overflow-wrap:anywhere;color:var(--quiet)}
code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
@media(max-width:40rem){
.wide,.wide tbody,.wide tr,.wide th,.wide td{display:block}
.wide thead{display:none}
.wide caption{display:block}
.wide tr{padding:.6rem 0;border-bottom:1px solid var(--line)}
.wide th,.wide td{border:0;padding:.1rem 0;text-align:left;white-space:normal;overflow-wrap:anywhere}
.wide td::before{content:attr(data-en) ": ";color:var(--quiet)}
html:has(#ko:checked) .wide td::before{content:attr(data-ko) ": "}
th,td{padding-right:.5rem}
td{white-space:normal}
}
@page{size:A4;margin:14mm 12mm}
@media print{.languages,nav{display:none}details::details-content{content-visibility:visible;height:auto}body{padding:0;max-width:none}
.scroll{overflow:visible}table{font-size:.72rem}td,th{white-space:normal;padding-right:.4rem}.prose td{min-width:0}td a{font-size:.72rem}tr{break-inside:avoid}thead{display:table-header-group}}
`;
