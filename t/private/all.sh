# SPDX-License-Identifier: Apache-2.0
# Everything of this folder, for ./kayak and run.sh. Set before: top.
for part in ui daemon ports instance fetch servers packages build up look suite suites; do
	. "$top/t/private/$part.sh"
done
