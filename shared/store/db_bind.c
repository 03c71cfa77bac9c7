/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/store/db_inside.h"

#include <stdlib.h>
#include <string.h>

#include "shared/base/clock.h"

size_t
db_count(const struct field *f)
{
	size_t n = 0;

	while (f != NULL && f[n].kind != K_END)
		n++;
	return n;
}

static void
bind_bytes(MYSQL_BIND *b, enum enum_field_types type, const void *at, size_t n, struct db_room *room)
{
	room->len = n;
	*b = (MYSQL_BIND){ .buffer_type = type, .buffer = (void *)at, .buffer_length = n,
		.length = &room->len };
}

static void
bind_text(MYSQL_BIND *b, const char *s, struct db_room *room)
{
	bind_bytes(b, MYSQL_TYPE_STRING, s, strlen(s), room);
}

static void
bind_time(MYSQL_BIND *b, enum enum_field_types type, int64_t us, struct db_room *room)
{
	int64_t day = us / US_PER_DAY - (us % US_PER_DAY < 0), rest = us - day * US_PER_DAY;
	int64_t s = rest / US_PER_S;
	int y, m, d;

	day_split(day, &y, &m, &d);
	room->time = (MYSQL_TIME){
		.year = (unsigned)y, .month = (unsigned)m, .day = (unsigned)d,
		.hour = (unsigned)(s / 3600), .minute = (unsigned)(s / 60 % 60),
		.second = (unsigned)(s % 60), .second_part = (unsigned long)(rest % US_PER_S),
		.time_type = type == MYSQL_TYPE_DATE ? MYSQL_TIMESTAMP_DATE : MYSQL_TIMESTAMP_DATETIME };
	*b = (MYSQL_BIND){ .buffer_type = type, .buffer = &room->time, .buffer_length = sizeof room->time };
}

static void
bind_date(MYSQL_BIND *b, const char *text, struct db_room *room)
{
	int64_t day;

	if (day_parse(text, &day))
		bind_time(b, MYSQL_TYPE_DATE, day * US_PER_DAY, room);
	else
		bind_text(b, text, room);        /* the server refuses it and says so */
}

/* UUIDs go as BLOB: the server does not take them for text of our character set. */
void
db_bind(const struct field *f, const char *in, MYSQL_BIND *b, struct db_room *room)
{
	const void *at = in + f->at;
	const struct bytes *bytes = at;

	if (f->kind == K_BYTES ? bytes->at == NULL : codec_absent(f, in)) {
		*b = (MYSQL_BIND){ .buffer_type = MYSQL_TYPE_NULL };
		return;
	}
	switch (f->kind) {
	case K_I64:     *b = (MYSQL_BIND){ .buffer_type = MYSQL_TYPE_LONGLONG, .buffer = (void *)at }; break;
	case K_BOOL:    *b = (MYSQL_BIND){ .buffer_type = MYSQL_TYPE_TINY, .buffer = (void *)at }; break;
	case K_STR:     bind_text(b, *(const char *const *)at, room); break;
	case K_ENUM:    bind_text(b, f->names[*(const unsigned *)at], room); break;
	case K_DATE:    bind_date(b, *(const char *const *)at, room); break;
	case K_INSTANT: bind_time(b, MYSQL_TYPE_DATETIME, *(const int64_t *)at, room); break;
	case K_UUID:    bind_bytes(b, MYSQL_TYPE_BLOB, at, sizeof(struct uuid), room); break;
	case K_BYTES:   bind_bytes(b, MYSQL_TYPE_BLOB, bytes->at, bytes->n, room); break;
	default:        abort();         /* lists and objects have no column */
	}
}
