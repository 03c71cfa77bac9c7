# SPDX-License-Identifier: Apache-2.0
# www: the two sites. npm builds them (README.md here); the tarball carries the builds, so a
# distribution installs them without npm.
