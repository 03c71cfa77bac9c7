# SPDX-License-Identifier: Apache-2.0
# sql: what the servers own: schema, indexes, seed tables.
