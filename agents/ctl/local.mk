# SPDX-License-Identifier: Apache-2.0
# kayakctl: one file per command, one table.
