/** @file Scores, findings, tables, figures. */

export const partStyle = `
.score{display:grid;gap:1rem 3rem;padding:1.75rem 0;border-top:1px solid var(--line)}
.score:first-child{border-top:0;padding-top:.5rem}
.score-line{display:flex;align-items:baseline;justify-content:space-between;gap:1rem}
.score-value{font-size:1.75rem;font-weight:600;letter-spacing:-.02em;line-height:1.4}
.score-bar{display:block;width:100%;height:10px;overflow:visible}
.score-bar .track{fill:var(--line)}
.score-bar .value{fill:var(--synthetic)}
.score-bar .ceiling{stroke:var(--ceiling);stroke-width:2;stroke-dasharray:2.6 1.8}
.score-figure .ceiling{stroke-dasharray:4 2.4}
.score-note,.cell-note{color:var(--quiet);font-size:.8125rem;line-height:1.45}
.score-note{margin-top:.625rem}
.score-words{font-size:.9375rem;line-height:1.5;display:grid;gap:.5rem;align-content:start}
.score-words div,.guide div{display:grid;gap:0 1.25rem}
.score-words dt,.facts dt{color:var(--quiet);font-size:.8125rem;line-height:1.7}
@media (min-width:44rem){.score{grid-template-columns:16rem minmax(0,1fr)}.score-words div{grid-template-columns:6.5rem minmax(0,1fr)}.guide div{grid-template-columns:10rem minmax(0,1fr)}}

.findings{margin:1.5rem 0}
.finding{display:grid;grid-template-columns:1.75rem minmax(0,1fr);padding:1.125rem 0;border-top:1px solid var(--line)}
.finding:first-child{border-top:0}
.finding-sign{padding-top:.05rem}
.finding p{max-width:44rem}
.advice{color:var(--quiet);margin-top:.25rem}
.callout{display:grid;grid-template-columns:1.75rem minmax(0,1fr);padding:1.5rem;border-radius:12px;background:var(--raised);max-width:48rem;margin-top:1.5rem}
.callout .sign-box{margin-top:.3rem}
.callout p+p{margin-top:.5rem;color:var(--quiet)}

.attack-figures{margin-top:1rem;font-size:.875rem}
.attack-figures li{display:grid;grid-template-columns:minmax(0,1fr) 9rem;gap:.125rem 1rem;align-items:center;padding:.375rem 0;border-top:1px solid var(--line)}
.attack-value{grid-column:1/-1;color:var(--quiet);font-size:.8125rem}
.attack-value b{color:var(--text)}
.interval-bar{display:block;width:100%;height:14px;overflow:visible}
.interval-bar .axis{stroke:var(--line);stroke-width:2}
.interval-bar .span{stroke:var(--synthetic);stroke-width:5;stroke-opacity:.4}
.interval-bar circle{fill:var(--synthetic)}
.interval-bar .ceiling{stroke:var(--ceiling);stroke-width:2;stroke-dasharray:3 2}
.scroll{overflow-x:auto;margin:1rem 0}
table{border-collapse:collapse;width:100%;font-size:.875rem;line-height:1.45}
caption{text-align:left;color:var(--quiet);font-size:.8125rem;padding-bottom:.5rem}
th,td{text-align:left;vertical-align:top;padding:.5rem 1rem .5rem 0;font-weight:400}
thead th{color:var(--quiet);font-size:.8125rem;vertical-align:bottom;border-bottom:1px solid var(--quiet);padding-bottom:.4rem}
tbody tr+tr>*{border-top:1px solid var(--line)}
tbody th{font-weight:550}
.grid{min-width:40rem}
.grid th:first-child{min-width:11rem;max-width:24rem}
.grid .number,.data td,.data thead th+th{text-align:right;white-space:nowrap;padding-right:1rem}
.grid thead .number{white-space:normal;min-width:4.5rem}
.grid th:last-child,.grid td:last-child{padding-right:0}
.grid td{overflow-wrap:break-word;max-width:28rem}
.cell-note{display:block;font-weight:400}
.bar-cell{display:grid;grid-template-columns:minmax(4.5rem,7rem) 3.5rem;align-items:center;gap:.75rem}
.bar-cell .score-bar{height:6px}
.metric-name{white-space:nowrap}
.data{width:auto;min-width:min(100%,18rem);font-size:.8125rem}
.data+.data{margin-top:1.25rem}
.data th,.data td{padding:.2rem .75rem .2rem 0}
.data tbody th{font-weight:400;max-width:20rem}
.long{max-height:24rem;overflow:auto}

.legend{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;font-size:.8125rem;color:var(--quiet);margin-bottom:1.25rem}
.legend li{display:flex;align-items:center;gap:.5rem}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,23rem),1fr));gap:2.5rem 2.5rem}
.card{min-width:0;border-top:1px solid var(--line);padding-top:.875rem}
.card-head{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:0 1rem;align-items:baseline;margin-bottom:.5rem}
.card-score{justify-self:end;white-space:nowrap;font-weight:600;font-size:.9375rem}
.card-score .sign-box{width:.875rem;height:.875rem}
.card-type,.card-ceiling{color:var(--quiet);font-size:.8125rem;font-weight:400}
.card-type{grid-row:2}
.card-ceiling{text-align:right}
.plot{display:block;width:100%;height:auto;max-width:100%;font-size:11px;font-family:inherit;font-variant-numeric:tabular-nums;fill:currentColor;text-anchor:middle;overflow:hidden}
.plot text{fill:var(--quiet);white-space:pre}
.drawings{display:grid;gap:1rem 1.5rem}
.drawings.of-2,.drawings.of-3{grid-template-columns:repeat(auto-fit,minmax(min(100%,15.5rem),1fr))}
.drawing-label{font-size:.8125rem;font-weight:600;margin-bottom:.25rem}
figcaption{font-size:.875rem;line-height:1.5;margin-top:.625rem;max-width:44rem}
.how{color:var(--quiet)}
.figure details{margin-top:.375rem;font-size:.8125rem}
.figure details>div{margin-top:.625rem}
details>summary{color:var(--quiet);font-size:.8125rem;width:fit-content}
.more{margin-top:2rem}
.more>summary{font-size:.9375rem;color:var(--text);font-weight:550}
.more[open]>summary{margin-bottom:1rem}
h5+.figure{margin-bottom:2rem}
.section h5{margin-top:0}
.figure+h5,.scroll+h5,.more+h5{margin:2.5rem 0 1rem}

.table{padding-top:1.25rem;margin-top:3.5rem;border-top:1px solid var(--line)}
.section>.table:first-of-type{margin-top:.5rem;padding-top:0;border-top:0}
details.table{margin-top:0;padding:1rem 0}
details.table>summary{width:auto;color:inherit}
details.table>summary h3{display:inline}
.table-name{font-size:1.375rem;letter-spacing:-.015em}
.table-rows{color:var(--quiet);font-size:.875rem;font-weight:400;letter-spacing:0;margin-left:.5rem}
details.table .table-name{font-size:1.0625rem}
.table-scores{display:flex;flex-wrap:wrap;gap:.75rem 3rem;margin-top:1.25rem;font-size:.875rem}
.table-scores div{flex:1 1 14rem;max-width:24rem}
.table-scores dt{color:var(--quiet)}
.table-scores dd{display:grid;grid-template-columns:minmax(0,1fr) auto;align-items:center;gap:.875rem;font-weight:600}
.table-scores .score-bar{height:8px}
.link-name{font-size:1rem}
.link-keys{color:var(--quiet);font-size:.8125rem}
.facts{font-size:.875rem;margin:.75rem 0}
.facts div{display:grid;grid-template-columns:11rem minmax(0,1fr);gap:1rem;padding:.2rem 0;align-items:baseline}
.facts.wide div,.guide div{padding:.75rem 0;border-top:1px solid var(--line)}
.facts.wide{font-size:.9375rem;margin:1.5rem 0}
.facts.wide div{grid-template-columns:minmax(7rem,11rem) minmax(0,1fr)}
.fingerprint{font-family:ui-monospace,"SF Mono",Menlo,Consolas,"Liberation Mono",monospace;font-size:.75rem}
.guide dt{font-weight:550}
.guide dd{color:var(--quiet);max-width:40rem}
.signs{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem}
.notes{list-style:disc;padding-left:1.25rem}
.section>h3{margin-top:2rem}
`;
