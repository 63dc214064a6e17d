// Package telemetry shows the operator what the server does: a line in the log for each
// request ([Telemetry.Watch]), counters and times for Prometheus ([Telemetry.Metrics]), and
// traces from HTTP to the statement ([Traces]).
//
// None of them contains a token or a value that a client sends. They contain the names of
// operations and the ids of requests.
package telemetry
