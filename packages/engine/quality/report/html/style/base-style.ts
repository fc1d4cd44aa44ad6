/** @file Type, space and the frame of the page. */

export const baseStyle = `
*,*::before,*::after{box-sizing:border-box}
html{color-scheme:light dark;scroll-padding-top:1.5rem;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--text);font:400 1rem/1.6 ui-sans-serif,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans","Liberation Sans",Arial,sans-serif;font-variant-numeric:tabular-nums lining-nums;overflow-wrap:anywhere;-webkit-font-smoothing:antialiased}
h1,h2,h3,h4,h5,p,dl,dd,ol,ul,figure{margin:0;padding:0}
ol,ul{list-style:none}
h1,h2,h3,h4,h5{line-height:1.25;font-weight:650;letter-spacing:-.011em;text-wrap:balance}
h1{font-size:clamp(1.625rem,1.2rem + 1.9vw,2.375rem);letter-spacing:-.026em;line-height:1.12}
h2{font-size:1.625rem;letter-spacing:-.02em}
h3{font-size:1.0625rem}
h4{font-size:1.0625rem;margin:3rem 0 1rem}
h5{font-size:.9375rem;letter-spacing:0}
a{color:inherit;text-decoration:underline;text-decoration-color:color-mix(in srgb,currentColor 35%,transparent);text-underline-offset:.18em}
a:hover{text-decoration-color:currentColor}
:focus-visible{outline:2px solid var(--synthetic);outline-offset:3px;border-radius:3px}
summary{cursor:pointer}
.page{max-width:60rem;margin:0 auto;padding:clamp(1.5rem,5vw,4.5rem) clamp(1.125rem,4vw,2.5rem) 6rem}
.symbols{position:absolute}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:1rem;top:-4rem;background:var(--text);color:var(--paper);padding:.5rem 1rem;border-radius:6px;z-index:1}
.skip:focus{top:1rem}
.name.blank{color:var(--quiet);font-style:italic}
code{font:.9em ui-monospace,"SF Mono",Menlo,Consolas,"Liberation Mono",monospace}
.lead{color:var(--quiet);max-width:42rem;margin-bottom:2rem}
.note{color:var(--quiet);font-size:.9375rem;margin:.5rem 0;max-width:46rem}
.section{margin-top:5.5rem}
.section>h2{margin-bottom:.75rem;padding-top:1.25rem;border-top:2px solid var(--text)}

.eyebrow{color:var(--quiet);font-size:.875rem;margin-bottom:1rem}
.eyebrow b{color:var(--text);font-weight:650}
.sides{color:var(--quiet);margin-top:1rem;display:flex;flex-wrap:wrap;gap:.125rem 1.5rem;font-size:.9375rem}
.verdict{margin-top:2.5rem;padding:clamp(1.25rem,3vw,2rem);border-radius:14px;background:var(--raised);background:color-mix(in srgb,var(--tone) 7%,var(--paper));box-shadow:inset 0 0 0 1px color-mix(in srgb,var(--tone) 22%,transparent)}
.verdict.good{--tone:var(--good)}
.verdict.warn{--tone:var(--warn)}
.verdict.bad{--tone:var(--bad)}
.verdict-word{display:flex;align-items:center;gap:.875rem;color:var(--tone);font-size:1.875rem;font-weight:700;letter-spacing:-.02em;line-height:1.1}
.verdict-word .sign-box{width:2.25rem;height:2.25rem}
.verdict-why{color:var(--text);font-size:1rem;font-weight:400;letter-spacing:0;line-height:1.4}
.summary{margin-top:1.25rem;font-size:1.0625rem;line-height:1.65;max-width:46rem}
.glance{display:grid;gap:2rem 4rem;margin-top:2.5rem;font-size:.9375rem}
.glance h2{font-size:.875rem;font-weight:600;letter-spacing:0;color:var(--quiet);padding-bottom:.625rem;border-bottom:1px solid var(--line);margin-bottom:.5rem}
.glance-score{display:grid;grid-template-columns:minmax(0,1fr) 6.5rem 3.25rem 1rem;gap:.75rem;align-items:center;padding:.25rem 0}
.glance-score .score-bar{height:8px}
.glance-value{text-align:right;font-weight:600}
.glance-worst{display:grid;grid-template-columns:1.625rem minmax(0,1fr);padding:.375rem 0;line-height:1.45}
.glance-worst .sign-box{margin-top:.2rem}
.glance-worst a{font-weight:600}
.glance-what{display:block;color:var(--quiet);font-size:.875rem}
@media (min-width:48rem){.glance{grid-template-columns:minmax(0,11fr) minmax(0,10fr)}}

.judgement{display:inline-flex;align-items:center;gap:.4rem;font-size:.875rem;font-weight:600;white-space:nowrap}
.sign-box{width:1rem;height:1rem;flex:none;vertical-align:-.15em}
.sign{fill:none;stroke:var(--paper);stroke-width:1.9;stroke-linecap:round;stroke-linejoin:round}
.good{color:var(--good)}
.warn{color:var(--warn)}
.bad{color:var(--bad)}
.unknown{color:var(--quiet)}
.verdict.good,.verdict.warn,.verdict.bad{color:var(--text)}

.contents{margin-top:3rem;font-size:.9375rem}
.contents p{font-weight:650;margin-bottom:.5rem}
.contents ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}
.contents ul ul{display:none}
.contents a{color:var(--quiet);text-decoration:none}
.contents a:hover{color:var(--text);text-decoration:underline}
footer{margin-top:6rem;padding-top:1.25rem;border-top:1px solid var(--line);color:var(--quiet);font-size:.875rem}
@media (min-width:80rem){
.page{max-width:78rem;display:grid;grid-template-columns:13rem minmax(0,56rem);column-gap:5rem;grid-template-rows:auto 1fr auto}
.page>header,.page>main,.page>footer{grid-column:2}
.contents{grid-column:1;grid-row:1/4;position:sticky;top:2.5rem;align-self:start;margin:0;max-height:calc(100vh - 4rem);overflow-y:auto;font-size:.875rem;line-height:1.4}
.contents ul{display:block}
.contents li{margin:.45rem 0}
.contents ul ul{display:block;margin:.35rem 0 .6rem .75rem;padding-left:.75rem;border-left:1px solid var(--line)}
.contents ul ul a{display:block;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
}
`;
