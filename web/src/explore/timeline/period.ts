// Times as spans of days, and the periods that a timeline shows. A day is what EDTF and the address call it: 2025-11-30.

/** The length of a day in milliseconds. */
export const dayLength = 24 * 60 * 60 * 1000;

/** A span of time in milliseconds. Without an end, the span is open there: nobody knows when it begins, or ends. */
export interface Span {
  begin: number | null;
  end: number | null;
}

/** A period of whole days, both included. An empty period has no limits. */
export interface Period {
  from: string;
  until: string;
}

/** The days of a span, as a period has them. */
export const periodOf = (begin: number, end: number): Period => ({ from: dayOf(begin), until: dayOf(end - 1) });

export const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

/** The days of a day, month or year such as 2025-11-30, 2025-11 or 2025. A part of a year, such as a quarter, counts as the year. */
function spanOfDate(text: string): { begin: number; end: number } {
  const [year = 0, month = 0, day = 0] = text.split("-").map(Number);
  if (month < 1 || month > 12) {
    return { begin: Date.UTC(year, 0), end: Date.UTC(year + 1, 0) };
  }
  return day === 0 ? { begin: Date.UTC(year, month - 1), end: Date.UTC(year, month) } : { begin: Date.UTC(year, month - 1, day), end: Date.UTC(year, month - 1, day + 1) };
}

/**
 * The span between the first and the last date of an EDTF text: what an earlier report said stands in a claim as text alone. Times of a
 * meeting itself come from the server with their limits.
 */
export function spanOfText(edtf: string): Span {
  const dates = edtf.match(/\d{4}(-\d\d){0,2}/g)?.map(spanOfDate) ?? [];
  return {
    begin: dates.length === 0 || /^\W*\.\./.test(edtf) ? null : Math.min(...dates.map((d) => d.begin)),
    end: dates.length === 0 || /\.\.\W*$/.test(edtf) ? null : Math.max(...dates.map((d) => d.end)),
  };
}

/** Whether a time says in itself that it is not exact: one of several days, approximate, or known to the month only. */
export function isSoft(edtf: string): boolean {
  return /[[~?%X]|\.\./.test(edtf) || !/\d{4}-\d\d-\d\d/.test(edtf);
}

/** The days, weeks, months or years by which a long period is counted. */
export type Unit = "DAY" | "WEEK" | "MONTH" | "YEAR";

/** The unit for a period. The server counts at most 100 rows, and fewer are easier to read. */
export function unitFor(begin: number, end: number): Unit {
  const days = (end - begin) / dayLength;
  return days > 6 * 366 ? "YEAR" : days > 550 ? "MONTH" : days > 95 ? "WEEK" : "DAY";
}

/** The days of a group of the server: a key such as 2025, 2025-11, 2025-W48 or 2025-11-30. */
export function spanOfKey(key: string): { begin: number; end: number } {
  const week = /^(\d{4})-W(\d\d)$/.exec(key);
  if (!week) {
    return spanOfDate(key);
  }
  // By ISO 8601, the first week is the week of 4 January, and weeks begin on Monday.
  const fourth = Date.UTC(Number(week[1]), 0, 4);
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * dayLength;
  const begin = monday + (Number(week[2]) - 1) * 7 * dayLength;
  return { begin, end: begin + 7 * dayLength };
}

/** The period moved by a part of its length, or made longer or shorter around its middle. It stays at least a day. */
export function changed(begin: number, end: number, move: number, factor: number): Period {
  const middle = (begin + end) / 2 + move * (end - begin);
  const half = Math.max(((end - begin) * factor) / 2, dayLength / 2);
  const from = Math.round((middle - half) / dayLength) * dayLength;
  return periodOf(from, Math.max(Math.round((middle + half) / dayLength) * dayLength, from + dayLength));
}
