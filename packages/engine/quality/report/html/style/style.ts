/** @file The page's only style. Light on paper, whatever the screen prefers. */
import { dark, light, writeVariables } from "../figures/palette.ts";
import { Markup } from "../markup.ts";
import { baseStyle } from "./base-style.ts";
import { partStyle } from "./part-style.ts";
import { printStyle } from "./print-style.ts";

export const style = Markup.trust(
  [
    `:root{${writeVariables(light)}}`,
    `@media screen and (prefers-color-scheme:dark){:root{${writeVariables(dark)}}}`,
    baseStyle,
    partStyle,
    printStyle,
  ].join(""),
);
