import { sortNumbers } from "../../stats/index.ts";
import { remember } from "./remember.ts";

/** Values in order without the missing ones. */
export const sortPresent = remember(sortNumbers);
