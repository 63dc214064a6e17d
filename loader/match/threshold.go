package match

// The thresholds follow from measurements: see bench/names.
const (
	// Threshold is the score from which two names are worth a question. It is about the best threshold for F1.
	Threshold = 0.73
	// Unasked is the score from which two names can be taken for one without a question. Of the pairs above it, more than 99 in 100
	// are one person.
	Unasked = 0.97
)
