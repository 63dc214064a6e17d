// Which meetings a drawing shows.

export interface Filter {
  from: string;
  until: string;
  side: string;
  topic: string;
  place: string;
  status: readonly string[];
}

export const noFilter: Filter = { from: "", until: "", side: "", topic: "", place: "", status: [] };

export function isFiltered(f: Filter): boolean {
  return f.status.length > 0 || [f.from, f.until, f.side, f.topic, f.place].some(Boolean);
}

/** The filter as the API takes it. */
export function conditions({ status, ...texts }: Filter): Record<string, unknown> {
  const given = Object.entries(texts).filter(([, value]) => value);
  return { ...Object.fromEntries(given), ...(status.length > 0 && { status }) };
}
