# SPDX-License-Identifier: Apache-2.0
# sql: what the servers own: schema (forward only, never edited once released), seed tables, indexes.
mysqldir = $(pkgdatadir)/sql/mysql
dist_mysql_DATA = \
	sql/mysql/0001-people.sql \
	sql/mysql/0002-listings.sql \
	sql/mysql/0003-bookings.sql
mongodir = $(pkgdatadir)/sql/mongo
dist_mongo_DATA = sql/mongo/indexes.json
