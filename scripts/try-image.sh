#!/usr/bin/env bash
# Tests the image that `make image` has built: runs it with no rights and a read-only file
# system, sends it a query, and stops it. Fails if anything is wrong.
#
#   scripts/try-image.sh [IMAGE]     (default: parley:latest)
set -euo pipefail
image=${1:-parley:latest}

fail() { printf '%s: %s\n' "$image" "$*" >&2; exit 1; }

[[ $(docker image inspect -f '{{.Config.User}}' "$image") == 65532:65532 ]] || fail 'its user is not 65532, the user without a name'
id=$(docker run -d --read-only --cap-drop ALL --security-opt no-new-privileges -p 127.0.0.1::8080 "$image")
trap 'docker logs "$id" | tail -n 20 >&2; docker rm -f "$id" >/dev/null' EXIT
for ((second = 0; ; second++)); do
	health=$(docker inspect -f '{{.State.Health.Status}}' "$id")
	[[ $health != healthy ]] || break
	((second < 60)) || fail "it is $health after a minute"
	sleep 1
done
address=$(docker port "$id" 8080/tcp)
ask() { curl -sS --max-time 10 "$@"; }
answer=$(ask -H 'Content-Type: application/json' -d '{"query":"{ meetings { totalCount } }"}' "http://$address/graphql")
[[ $answer == '{"data":{"meetings":{"totalCount":'[1-9]* ]] || fail "it answers $answer"
[[ $(ask "http://$address/readyz") == 'ok, revision 1' ]] || fail 'it is not ready'
docker stop -t 20 "$id" >/dev/null
status=$(docker inspect -f '{{.State.ExitCode}}' "$id")
((status == 0)) || fail "it ends with the status $status"
docker logs "$id" 2>&1 | grep -q '"msg":"request".*"outcome":"OK"' || fail 'its log has no line for the request'
trap - EXIT
docker rm "$id" >/dev/null
size=$(docker image inspect -f '{{.Size}}' "$image")
printf '%s: %d MB, healthy after %d s, answers a query, stops with status 0\n' "$image" "$((size / 1000000))" "$second"
