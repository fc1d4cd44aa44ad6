/** @file Dates in parts: the day or the week, and where they follow a pattern the weekday and the time of day. */
import { z } from "zod";
import type { TokenColumn, TokenVariable } from "../../models/tokens.ts";
import type { Column } from "../../table/index.ts";
import { DAY_MICROS, findCalendarParts, weekdayOf } from "./calendar-parts.ts";
import { decodeCells, describeVariable, encodeCells, positionsInCells } from "./cell-tokens.ts";
import { describeCells, protectionsOfCells } from "./describe-cells.ts";
import type { EncodedColumn, Encoder } from "./encoder.ts";
import { fitCells, numberCells } from "./number-cells.ts";
import { findNumberForm, fromSteps, numberForm, toSteps } from "./number-form.ts";
import { clampToBounds, readBounds, stepBounds } from "./step-bounds.ts";

const calendarState = z.strictObject({
  name: z.string(),
  form: numberForm,
  bounds: stepBounds,
  /** Days, or weeks where weekdays have their own variable, since 1970. */
  days: numberCells,
  weekday: z.string().optional(),
  time: z.strictObject({ name: z.string(), cells: numberCells }).optional(),
});

type CalendarState = z.infer<typeof calendarState>;

const NULL_WEEKDAY = 7;

export const calendarEncoder: Encoder<CalendarState> = {
  kind: "calendar",
  state: calendarState,
  fit([encoded], { protection, columns }) {
    const given = encoded as EncodedColumn;
    const { name, column, schema } = given;
    if (column.kind !== "datetime") throw new TypeError("only dates have weekdays");
    const form = findNumberForm(column);
    const parts = findCalendarParts(given, columns.values());
    const { days, times } = splitSteps(toSteps(column, form), form.step);
    return {
      name,
      form,
      bounds: readBounds(schema, form),
      days: fitCells(parts.weekday ? days.map(weekOf) : days, protection),
      ...(parts.weekday && { weekday: nameApart(`${name} (weekday)`, columns) }),
      ...(parts.timeOfDay && {
        time: { name: nameApart(`${name} (time of day)`, columns), cells: fitCells(times, protection) },
      }),
    };
  },
  variables: ({ name, days, weekday, time }) => [
    describeVariable(name, days),
    ...(weekday === undefined ? [] : [describeWeekday(weekday)]),
    ...(time === undefined ? [] : [describeVariable(time.name, time.cells)]),
  ],
  encode: (state, columns) => columns.flatMap((column) => encodeCalendar(state, column)),
  decode: (state, drawn) => [decodeCalendar(state, drawn)],
  positionsOf({ days, weekday }, values) {
    const unit = weekday === undefined ? Math.floor : weekOf;
    return positionsInCells(
      days,
      values.map((micros) => unit(Math.floor(micros / DAY_MICROS))),
    );
  },
  describe({ days, weekday, time }) {
    const parts = [describeCells(days, weekday === undefined ? "days" : "weeks")];
    if (weekday !== undefined) parts.push("the weekday a token");
    if (time !== undefined) parts.push(`time of day: ${describeCells(time.cells, "times")}`);
    return parts.join("; ");
  },
  protections: ({ days, name, time }) => [
    ...protectionsOfCells(days, name),
    ...(time === undefined ? [] : protectionsOfCells(time.cells, time.name)),
  ],
};

const weekOf = (day: number) => Math.floor((day + 3) / 7);

/** A name that no column has. */
function nameApart(wanted: string, columns: ReadonlyMap<string, EncodedColumn>): string {
  return columns.has(wanted) ? nameApart(`${wanted}'`, columns) : wanted;
}

function describeWeekday(name: string): TokenVariable {
  return { name, size: NULL_WEEKDAY + 1 };
}

/** NaN stays NaN. */
function splitSteps(steps: Float64Array, step: number) {
  const perDay = DAY_MICROS / step;
  const days = steps.map((count) => Math.floor(count / perDay));
  const times = steps.map((count, row) => count - (days[row] as number) * perDay);
  return { days, times };
}

function encodeCalendar({ form, days, weekday, time }: CalendarState, column: Column): TokenColumn[] {
  const split = splitSteps(toSteps(column, form), form.step);
  const tokens = [encodeCells(days, weekday === undefined ? split.days : split.days.map(weekOf))];
  if (weekday !== undefined)
    tokens.push({
      coarse: Uint16Array.from(split.days, (day) => (Number.isNaN(day) ? NULL_WEEKDAY : weekdayOf(day))),
    });
  if (time !== undefined) tokens.push(encodeCells(time.cells, split.times));
  return tokens;
}

/** Null where any part is. */
function decodeCalendar(state: CalendarState, drawn: readonly TokenColumn[]): Column {
  const { form, days, weekday, time, bounds } = state;
  const parts = [...drawn];
  const { numbers, nulls } = decodeCells(days, parts.shift() as TokenColumn);
  const weekdays = weekday === undefined ? undefined : parts.shift()?.coarse;
  const times = time === undefined ? undefined : decodeCells(time.cells, parts.shift() as TokenColumn);
  const perDay = DAY_MICROS / form.step;
  const steps = numbers.map((unit, row) => {
    const ofWeek = weekdays?.[row] ?? 0;
    if (ofWeek >= NULL_WEEKDAY || times?.nulls[row] === 1) nulls[row] = 1;
    const day = weekdays === undefined ? Math.round(unit) : Math.round(unit) * 7 - 3 + ofWeek;
    return day * perDay + Math.min(perDay - 1, times?.numbers[row] ?? 0);
  });
  return fromSteps(clampToBounds(steps, bounds), form, nulls);
}
