#!/usr/bin/env bash
# Installs the packages of package.json, has each do what smoke.js asks of it, in the
# main program and in a worker, and compares with what they say under Node. It needs
# npm and its registry, so no test runs it; docs/compatibility.md has the outcome.
#
#   run.sh           tries wprun
#   run.sh record    writes expected.txt, with Node
set -euo pipefail
cd "$(dirname "$0")"
npm install --no-audit --no-fund --no-package-lock --silent
if [ "${1:-}" = record ]; then
	node try.js >expected.txt
	exit
fi
go run ../../../cmd/wprun --allow-read=. --allow-workers try.js >said.txt
fails=0
for where in '' ' in a worker'; do
	echo "in ${where:+a worker}${where:-the main program}:" | sed 's/a worker in a worker/a worker/'
	if [ -z "$where" ]; then grep -v ' in a worker ' said.txt; else grep ' in a worker ' said.txt | sed 's/ in a worker / /'; fi |
		diff expected.txt - || fails=1
done
rm said.txt
exit $fails
