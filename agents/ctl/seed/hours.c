/* SPDX-License-Identifier: Apache-2.0 */
#include "agents/ctl/seed/hours.h"

#include <math.h>
#include <string.h>

#define CLOCK(h, m) ((h) * 60 + (m))
#define DEGREES(e6) ((double)(e6) * 1e-6 * 3.14159265358979323846 / 180)
#define TRANSCON_LON_E6 25000000

enum region { AMERICA, SOUTH, HAWAII, EUROPE, GULF, ASIA, OCEANIA, REGIONS };

static enum region
region_of(const struct airport *a)
{
	static const struct { const char *countries; enum region region; } regions[] = {
		{ "US CA MX", AMERICA }, { "BR", SOUTH }, { "AE", GULF },
		{ "JP KR SG HK", ASIA }, { "AU NZ", OCEANIA },
	};

	if (strcmp(a->zone_name, "Pacific/Honolulu") == 0)
		return HAWAII;
	for (size_t i = 0; i < sizeof regions / sizeof *regions; i++)
		if (strstr(regions[i].countries, a->country) != NULL)
			return regions[i].region;
	return EUROPE;
}

/* Over seas the hours are given by when people can arrive. */
static const struct { enum region from, to; struct window window; } over_sea[] = {
	{ AMERICA, EUROPE,  { CLOCK(16, 30), CLOCK(22, 15), 0, 0 } },
	{ EUROPE,  AMERICA, { CLOCK(9, 30),  CLOCK(17, 15), 0, 0 } },
	{ AMERICA, ASIA,    { CLOCK(10, 30), CLOCK(14, 30), CLOCK(22, 45), CLOCK(25, 15) } },
	{ ASIA,    AMERICA, { CLOCK(10, 0),  CLOCK(18, 30), 0, 0 } },
	{ AMERICA, OCEANIA, { CLOCK(20, 15), CLOCK(23, 30), 0, 0 } },
	{ OCEANIA, AMERICA, { CLOCK(9, 45),  CLOCK(20, 0),  0, 0 } },
	{ AMERICA, SOUTH,   { CLOCK(20, 0),  CLOCK(22, 45), 0, 0 } },
	{ SOUTH,   AMERICA, { CLOCK(20, 30), CLOCK(23, 40), 0, 0 } },
	{ AMERICA, GULF,    { CLOCK(10, 30), CLOCK(23, 0),  0, 0 } },
	{ GULF,    AMERICA, { CLOCK(2, 10),  CLOCK(10, 0),  0, 0 } },
	{ EUROPE,  GULF,    { CLOCK(9, 0),   CLOCK(22, 20), 0, 0 } },
	{ GULF,    EUROPE,  { CLOCK(2, 30),  CLOCK(16, 0),  0, 0 } },
	{ EUROPE,  ASIA,    { CLOCK(10, 0),  CLOCK(21, 45), 0, 0 } },
	{ ASIA,    EUROPE,  { CLOCK(9, 30),  CLOCK(23, 45), 0, 0 } },
	{ ASIA,    OCEANIA, { CLOCK(19, 0),  CLOCK(23, 0),  0, 0 } },
	{ OCEANIA, ASIA,    { CLOCK(8, 30),  CLOCK(17, 0),  0, 0 } },
	{ AMERICA, HAWAII,  { CLOCK(7, 15),  CLOCK(17, 45), 0, 0 } },
	{ HAWAII,  AMERICA, { CLOCK(12, 30), CLOCK(16, 0),  CLOCK(20, 30), CLOCK(23, 15) } },
	{ HAWAII,  ASIA,    { CLOCK(10, 0),  CLOCK(15, 30), 0, 0 } },
	{ ASIA,    HAWAII,  { CLOCK(19, 30), CLOCK(23, 0),  0, 0 } },
};

struct window
hours_window(const struct airport *from, const struct airport *to, int64_t km)
{
	enum region a = region_of(from), b = region_of(to);
	int64_t east = to->lon_e6 - from->lon_e6;

	for (size_t i = 0; i < sizeof over_sea / sizeof *over_sea; i++)
		if (over_sea[i].from == a && over_sea[i].to == b)
			return over_sea[i].window;
	if (east > TRANSCON_LON_E6 && km > 2500)
		return (struct window){ CLOCK(6, 10), CLOCK(15, 45), CLOCK(21, 20), CLOCK(23, 50) };
	if (east < -TRANSCON_LON_E6 && km > 2500)
		return (struct window){ CLOCK(6, 15), CLOCK(20, 0), 0, 0 };
	return (struct window){ CLOCK(6, 0), CLOCK(21, 10), 0, 0 };
}

int64_t
hours_distance_km(const struct airport *a, const struct airport *b)
{
	double la = DEGREES(a->lat_e6), lb = DEGREES(b->lat_e6);
	double y = sin((lb - la) / 2), x = sin(DEGREES(b->lon_e6 - a->lon_e6) / 2);

	return llround(2 * 6371.0 * asin(sqrt(y * y + cos(la) * cos(lb) * x * x)));
}

/* Eastward the wind helps, most of all in the middle latitudes. */
int64_t
hours_block_min(const struct airport *a, const struct airport *b, int64_t km)
{
	double lon = DEGREES(b->lon_e6 - a->lon_e6), lat = DEGREES((a->lat_e6 + b->lat_e6) / 2);
	double east = sin(lon) * cos(lat) * 6371 / (double)(km + 1);
	double wind = 0.06 * fmax(-1, fmin(1, east)) * (fabs(lat) > 0.35 ? 1 : 0.4);
	double cruise = km > 3000 ? 850 : 830;

	return llround((double)km / (cruise * (1 + wind)) * 60 + (km > 900 ? 42 : 36));
}

int64_t
hours_turnaround(struct rng *r, int64_t km)
{
	if (km > 5000)
		return rng_range(r, 20, 30) * 5;
	return km > 2500 ? rng_range(r, 12, 18) * 5 : rng_range(r, 8, 13) * 5;
}
