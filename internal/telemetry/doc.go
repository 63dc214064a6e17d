// Package telemetry tells whoever runs the server what it does: a line in the log
// for each request ([Telemetry.Watch]), counters and times for Prometheus
// ([Telemetry.Metrics]), and traces from HTTP to the statement ([Traces]).
//
// No value that a client sends, and no token, comes into any of them: names of
// operations do, and ids of requests.
package telemetry
