/* SPDX-License-Identifier: Apache-2.0 */
#include "fcgi/api/dates.h"

#include "shared/base/clock.h"

#define AHEAD_DAYS_MAX 730

enum status
date_ahead(struct problem *p, const char *name, const char *date)
{
	int64_t day, today = clock_now_us() / US_PER_DAY;

	if (!day_parse(date, &day) || day < today - 1)
		return problem_field(p, name, "date-past", "is in the past");
	if (day > today + AHEAD_DAYS_MAX)
		return problem_field(p, name, "date-far", "is more than two years ahead");
	return ST_OK;
}

enum status
dates_between(struct problem *p, const char *from_name, const char *from, const char *to_name,
              const char *to, int64_t *units)
{
	enum status st = date_ahead(p, from_name, from);
	int64_t a, b;

	if (!day_parse(from, &a) || !day_parse(to, &b))
		return ST_INVALID;
	*units = b - a;
	if (*units < 1)
		return problem_field(p, to_name, "date-order", "must be after %s", from);
	if (*units > UNITS_MAX)
		return problem_field(p, to_name, "date-far", "must be at most %d days after %s", UNITS_MAX, from);
	return st;
}
