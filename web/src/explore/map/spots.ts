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
  meetingGroups: { ungrouped: number; nodes: { key: string; meetingCount: number; node: Place | null }[] };
}

/** A place with its number of meetings. `at` is its longitude and its latitude, or null. Of a place that is not exact, only the country is known. */
export interface Spot {
  id: string;
  name: string;
  count: number;
  at: [number, number] | null;
  exact: boolean;
}

export function spotsOf(groups: PlacesData["meetingGroups"]["nodes"]): Spot[] {
  return groups.map(({ key, meetingCount, node }) => ({ id: key, name: node?.name ?? key, count: meetingCount, ...(node ? located(node) : { at: null, exact: false }) }));
}

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
