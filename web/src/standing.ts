/** Why the record shows an account, or does not show it. */
export const standing: Record<string, string> = {
  SHOWN: "shown",
  UNDECIDED: "not decided",
  EXPECTATION: "from before the meeting",
  OUTRANKED: "editors prefer another account",
  LESS_TRUSTED: "from a less reliable source",
  EARLIER: "an earlier report",
  UNNAMED: "the speaker has no name",
  LESS_EXACT: "less exact",
  DENIED: "denied by a better account",
  NOT_HELD: "the meeting is not on record as held",
  WITHDRAWN: "taken back",
  SUPERSEDED: "replaced by a later report",
  DEPRECATED: "known to be wrong",
};
