// Where on the map a place is.
import { geoCentroid } from "d3-geo";

import { shapeOf } from "./countries";

interface Place {
  id: string;
  name: string;
  country: string | null;
  latitude: number | null;
  longitude: number | null;
  within?: Place | null;
}

export interface PlacesData {
  held: { ungrouped: number; nodes: { key: string; meetingCount: number; node: Place | null }[] };
  others: { row: string; column: string; columnNode: Place | null; meetingCount: number }[];
}

/** The statuses of the meetings that took place. */
export const tookPlace = ["HELD", "UNDER_WAY"];

/** A number of meetings with the same status. */
export interface Count {
  status: string;
  count: number;
}

/**
 * A place with the number of meetings that took place there, and the numbers of other meetings by status: those that were planned, or of
 * which sources tell otherwise. `at` is its longitude and its latitude, or null. Of a place that is not exact, only the country is known.
 */
export interface Spot {
  id: string;
  name: string;
  count: number;
  others: Count[];
  at: [number, number] | null;
  exact: boolean;
}

export function spotsOf({ held, others }: PlacesData): Spot[] {
  const spots = new Map(held.nodes.map(({ key, meetingCount, node }) => [key, spot(key, node, meetingCount)]));
  for (const { row: status, column: key, columnNode, meetingCount: count } of others) {
    const other = spots.get(key) ?? spot(key, columnNode, 0);
    other.others.push({ status, count });
    spots.set(key, other);
  }
  return [...spots.values()];
}

const spot = (id: string, place: Place | null, count: number): Spot => ({ id, name: place?.name ?? id, count, others: [], ...(place ? located(place) : { at: null, exact: false }) });

/**
 * The coordinates of a place, or else the middle of its country. The place around it says in which country it is. Its coordinates say
 * nothing: the middle of Ukraine is not where Donbas is.
 */
function located(place: Place): Pick<Spot, "at" | "exact"> {
  if (place.latitude !== null && place.longitude !== null) {
    return { at: [place.longitude, place.latitude], exact: true };
  }
  for (let around: Place | null | undefined = place; around; around = around.within) {
    const shape = around.country ? shapeOf(around.country) : undefined;
    if (shape) {
      return { at: geoCentroid(shape), exact: false };
    }
  }
  return { at: null, exact: false };
}
