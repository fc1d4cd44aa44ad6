/** @file On paper: A4, everything unfolded, no figure cut in two. */

export const printStyle = `
@page{size:A4;margin:16mm 15mm 18mm}
@media print{
html{font-size:80%;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.page{display:block;max-width:none;padding:0}
.contents,.skip{display:none}
.section{margin-top:3rem}
.section>h2,h3,h4,h5,.lead,.legend,caption,thead,summary{break-after:avoid}
.picture,.score,.finding,.callout,.verdict,.card-head,.drawing,tr,.table-scores,.facts div,.guide div{break-inside:avoid}
.cards{display:block;columns:2;column-gap:2.5rem}
.card{break-inside:auto;margin-bottom:1.75rem}
.score{grid-template-columns:14rem minmax(0,1fr)}
.score-words div{grid-template-columns:6.5rem minmax(0,1fr)}
.drawings.of-2{grid-template-columns:1fr 1fr}
.drawings.of-3{grid-template-columns:1fr 1fr 1fr}
details::details-content{content-visibility:visible;display:block;height:auto}
details>summary{list-style:none}
details>summary::-webkit-details-marker{display:none}
.scroll,.long{overflow:visible;max-height:none}
.grid{min-width:0;table-layout:auto}
.grid th:first-child{min-width:0}
.bar-cell{grid-template-columns:3rem 3rem}
.metric-name{white-space:normal}
.figure:not(.card .figure) details>div{columns:2;column-gap:2.5rem}
details.huge>div{display:none}
details.huge>summary::after{content:": too many for paper; they stand on the screen and in the JSON file"}
.data{font-size:.75rem;width:100%}
.data+.data{margin-top:.75rem}
a{text-decoration:none}
}
`;
