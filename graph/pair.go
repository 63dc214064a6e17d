package graph

import "slices"

// The parts of a meeting are taken by attendances. Two attendances of one meeting can have
// another mode than the meeting: two sit in the room, and a third is on the screen.

// FarModes lists the modes that decide the mode of a pair, the farthest apart first. IN_PERSON
// is not among them: two met in person only if both did.
var FarModes = []MeetingMode{ModeIndirect, ModePhone, ModeVideo, ModeHybrid, ModeOther, ModeUnknown}

// RemoteModes lists the modes of actors who are not in the room.
var RemoteModes = []MeetingMode{ModePhone, ModeVideo}

// UsualMode returns the mode of the attendances of a meeting that have no mode of their own. It is the
// mode of the meeting. But if a hybrid meeting names the actors who are not in the room
// (remote), then the others are in the room.
func UsualMode(meeting MeetingMode, remote bool) MeetingMode {
	if meeting == ModeHybrid && remote {
		return ModeInPerson
	}
	return meeting
}

// PairMode returns the mode in which two attendances of one meeting met. Each has its own
// mode, or else the usual mode of the meeting. "" stands for an absent mode. If the two modes
// differ, the one that is earlier in FarModes is the mode of the pair. If neither is
// there, the mode of the pair is absent.
func PairMode(a, b, usual MeetingMode) MeetingMode {
	if a == "" {
		a = usual
	}
	if b == "" {
		b = usual
	}
	if a == b {
		return a
	}
	for _, far := range FarModes {
		if far == a || far == b {
			return far
		}
	}
	return ""
}

// Met reports whether two attendances with these modes and roles met each other.
func Met(pair MeetingMode, roles ...ParticipationRole) bool {
	return pair != ModeIndirect || slices.Contains(roles, RoleMediator)
}
