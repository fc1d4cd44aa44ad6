export { type FigureFile, renderFigures } from "./render-figures.ts";
export { renderHtml } from "./render-html.ts";
