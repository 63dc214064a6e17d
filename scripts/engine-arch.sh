#!/usr/bin/env bash
# Prints the processor for which the container engine runs images, in Go's words, such as
# amd64. If no engine answers, it prints the processor of this machine.
set -euo pipefail

arch=$(docker version --format '{{.Server.Arch}}' 2>/dev/null) || arch=
case $arch in
amd64 | x86_64) echo amd64 ;;
arm64 | aarch64) echo arm64 ;;
?*) echo "$arch" ;;
*) go env GOARCH ;;
esac
