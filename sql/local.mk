# SPDX-License-Identifier: Apache-2.0
# sql: what the servers own: schema (forward only, never edited once released), seed tables, indexes.
mysqldir = $(pkgdatadir)/sql/mysql
dist_mysql_DATA = \
	sql/mysql/0001-people.sql \
	sql/mysql/0002-listings.sql \
	sql/mysql/0003-bookings.sql
mongodir = $(pkgdatadir)/sql/mongo
dist_mongo_DATA = sql/mongo/indexes.json
seeddir = $(pkgdatadir)/sql/seed
dist_seed_DATA = \
	sql/seed/aircraft.tsv \
	sql/seed/airlines.tsv \
	sql/seed/airports.tsv \
	sql/seed/areas.tsv \
	sql/seed/car_companies.tsv \
	sql/seed/car_models.tsv \
	sql/seed/cities.tsv \
	sql/seed/fare_rules.tsv \
	sql/seed/homes.tsv \
	sql/seed/homes_abroad.tsv \
	sql/seed/hotel_groups.tsv \
	sql/seed/hotel_names.tsv \
	sql/seed/hotel_sentences.tsv \
	sql/seed/names.tsv \
	sql/seed/review_sentences.tsv \
	sql/seed/room_types.tsv \
	sql/seed/routes.tsv \
	sql/seed/seasons.tsv \
	sql/seed/streets.tsv
EXTRA_DIST += sql/seed/README.md sql/seed/airports.py
