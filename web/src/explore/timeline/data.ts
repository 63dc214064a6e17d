// What the timeline asks the API, and the lanes into which it sorts the answer.
import { nameOf, type Named } from "../parts";
import type { AtMostOne } from "../reported";
import { status as statusWords } from "../words";
import type { Span } from "./period";

/** The most meetings that are drawn one by one. More meetings are counted by day, week, month or year. */
export const mostMarks = 150;

/** What makes a lane: the sides of a meeting, or its status. */
export const laneKinds = ["side", "status"] as const;
export type LaneKind = (typeof laneKinds)[number];

/** The lanes that an address names: by side, if it names none. */
export const laneKind = (named: string | undefined): LaneKind => laneKinds.find((kind) => kind === named) ?? "side";

interface Timed {
  when: { text: string; earliest: string | null; latest: string | null } | null;
}

export interface ReportedData {
  whole: { first: string | null; last: string | null };
}

/** The first and the last report of the whole record, which limit the replay. */
export const reportedQuery = `query Reported { whole: coverage { first last } }`;

export interface ExtentData {
  first: { totalCount: number; nodes: Timed[] };
  last: { nodes: Timed[] };
}

/** How many meetings a period has, and when they begin and end. */
export const extentQuery = `query TimelineExtent($where: MeetingFilter, $asOf: DateOrDateTime) {
  first: meetings(first: 1, orderBy: [WHEN_ASC], where: $where, asOf: $asOf) { totalCount nodes { when { text earliest latest } } }
  last: meetings(first: 1, orderBy: [WHEN_DESC], where: $where, asOf: $asOf) { nodes { when { text earliest latest } } }
}`;

interface Side {
  id: string;
  name: string | null;
}

type Seats = { edges: { side: Side | null }[] };

export interface TimedMeeting extends Named, Timed {
  status: string;
  contested: string[];
  places: { nodes: { id: string; name: string }[] };
  participants: Seats;
  expected: Seats;
  expectedBefore: Seats;
  alleged: Seats;
  rescheduledAs: { nodes: Named[] };
  told: { nodes: { value: string | null }[] };
}

export interface MarksData {
  meetings: { totalCount: number; nodes: TimedMeeting[] };
  single: AtMostOne;
}

/** The meetings of a period. `told` has the times that reports gave, the oldest report first. */
export const marksQuery = `query Timeline($where: MeetingFilter, $single: MeetingFilter, $asOf: DateOrDateTime) {
  meetings(where: $where, first: ${mostMarks}, orderBy: [WHEN_ASC], asOf: $asOf) {
    totalCount
    nodes {
      __typename id name status contested
      when { text earliest latest }
      places(first: 3) { nodes { id name } }
      participants { edges { ...side } } expected { edges { ...side } } expectedBefore { edges { ...side } } alleged { edges { ...side } }
      rescheduledAs { nodes { __typename id name } }
      told: claims(where: { property: ["when"], polarity: [AFFIRMS] }, first: 20, orderBy: [REPORTED_ASC]) { nodes { value } }
    }
  }
  single: meetings(where: $single, first: ${mostMarks}, orderBy: [WHEN_ASC], asOf: $asOf) { nodes { id claims(first: 0) { totalCount } } }
}
fragment side on ParticipantEdge { side { id ... on Named { name } } }`;

export interface CountsData {
  all: { ungrouped: number; nodes: { key: string; meetingCount: number }[] };
  table: { row: string; column: string; columnNode: { name: string | null } | null; meetingCount: number }[];
}

/** The numbers of meetings, for a period with too many meetings to draw. */
export const countsQuery = `query TimelineCounts($where: MeetingFilter, $rows: MeetingGrouping!, $lanes: MeetingGrouping!, $asOf: DateOrDateTime) {
  all: meetingGroups(by: $rows, where: $where, orderBy: [KEY_ASC], first: 120, asOf: $asOf) { ungrouped nodes { key meetingCount } }
  table: meetingTable(rows: $rows, columns: $lanes, where: $where, asOf: $asOf) { row column columnNode { ... on Named { name } } meetingCount }
}`;

/** The sides that took part, or were to take part, each once. */
export function sidesOf(m: TimedMeeting): Map<string, string> {
  const sides = new Map<string, string>();
  for (const { side } of [m.participants, m.expected, m.expectedBefore, m.alleged].flatMap((seats) => seats.edges)) {
    if (side) {
      sides.set(side.id, nameOf(side));
    }
  }
  return sides;
}

/** The span of the meeting's time. */
export const spanOf = ({ when }: Timed): Span => ({
  begin: when?.earliest ? Date.parse(when.earliest) : null,
  end: when?.latest ? Date.parse(when.latest) + 1000 : null,
});

/** The times that reports gave before any report gave the time that the record shows: what was overtaken. */
export function overtaken(m: TimedMeeting): string[] {
  const told = [...new Set(m.told.nodes.map((c) => c.value ?? ""))].filter((text) => text !== "");
  const now = told.indexOf(m.when?.text ?? "");
  return now > 0 ? told.slice(0, now) : [];
}

/** The name of the lane of a number. */
export const laneName = (c: CountsData["table"][number]) => c.columnNode?.name ?? statusWords[c.column] ?? c.column;
