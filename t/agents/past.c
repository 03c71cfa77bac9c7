/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "agents/agent/past.h"
#include "agents/agent/seat.h"
#include "t/tap.h"

static const struct told *
add(struct past *p, int64_t user, int32_t partition, int64_t offset, int64_t at)
{
	return past_add(p, &(struct told){ .user_id = user, .partition = partition, .offset = offset,
	                                   .at = at, .text = (char[]){ 'x' }, .n = 1 });
}

static void
each_person_their_own(void)
{
	struct past *p = past_new(8);
	const struct told *t;

	add(p, 1, 0, 10, 1);
	add(p, 2, 0, 11, 2);
	add(p, 1, 0, 12, 3);
	t = past_next(p, 1, 0);
	CU_ASSERT_EQUAL(t->offset, 10);
	t = past_next(p, 1, t->seq);
	CU_ASSERT_EQUAL(t->offset, 12);
	CU_ASSERT_PTR_NULL(past_next(p, 1, t->seq));
	CU_ASSERT_PTR_NULL(past_next(p, 3, 0));
	past_free(&p);
}

static void
a_repetition_changes_nothing(void)
{
	struct past *p = past_new(8);

	CU_ASSERT_PTR_NOT_NULL(add(p, 1, 0, 10, 1));
	CU_ASSERT_PTR_NULL(add(p, 1, 0, 10, 1));
	CU_ASSERT_PTR_NULL(add(p, 1, 0, 9, 1));
	CU_ASSERT_EQUAL(past_last(p), 1);
	past_free(&p);
}

static void
going_on_has_no_gap(void)
{
	struct past *p = past_new(3);
	uint64_t seq;

	add(p, 1, 0, 10, 1);
	add(p, 2, 1, 5, 2);
	add(p, 1, 0, 11, 3);
	CU_ASSERT_EQUAL(past_find(p, "0-10", &seq), ST_OK);
	CU_ASSERT_EQUAL(past_next(p, 1, seq)->offset, 11);
	CU_ASSERT_EQUAL(past_find(p, "0-9", &seq), ST_OK);        /* nothing lies between 9 and 10 */
	CU_ASSERT_EQUAL(past_next(p, 1, seq)->offset, 10);
	CU_ASSERT_EQUAL(past_find(p, "0-8", &seq), ST_NOT_FOUND); /* 9 may have been theirs */
	CU_ASSERT_EQUAL(past_find(p, "2-1", &seq), ST_NOT_FOUND);
	CU_ASSERT_EQUAL(past_find(p, "0-12", &seq), ST_NOT_FOUND);
	CU_ASSERT_EQUAL(past_find(p, "x", &seq), ST_INVALID);
	CU_ASSERT_EQUAL(past_find(p, "0-1x", &seq), ST_INVALID);
	add(p, 1, 0, 12, 4);                                      /* 10 is gone now */
	CU_ASSERT_EQUAL(past_find(p, "0-9", &seq), ST_NOT_FOUND);
	CU_ASSERT_EQUAL(past_find(p, "0-10", &seq), ST_OK);
	CU_ASSERT_EQUAL(past_next(p, 1, seq)->offset, 11);
	past_forget(p, 100);
	CU_ASSERT_PTR_NULL(past_next(p, 1, 0));
	CU_ASSERT_EQUAL(past_find(p, "0-12", &seq), ST_OK);
	past_free(&p);
}

static void
a_ticket_serves_once(void)
{
	struct room *r = room_new();
	struct ticket t = { .user_id = 1, .expires_at_s = 130 };

	CU_ASSERT_EQUAL(room_enter(r, &t, 100), ST_OK);
	CU_ASSERT_EQUAL(room_enter(r, &t, 129), ST_CONFLICT);
	t.jti.b[0] = 1;
	CU_ASSERT_EQUAL(room_enter(r, &t, 129), ST_OK);
	room_free(&r);
}

static void
three_seats_and_twenty_lines(void)
{
	struct room *r = room_new();
	struct seat seats[SEATS_OF_ONE] = {0};
	struct ticket t = { .user_id = 0, .expires_at_s = 130, .jti = { { 9 } } };

	for (int i = 0; i < SEATS_OF_ONE; i++)
		room_sit(r, &seats[i]);
	CU_ASSERT_EQUAL(room_enter(r, &t, 100), ST_TOO_MANY);
	room_leave(r, &seats[1]);
	CU_ASSERT_EQUAL(room_enter(r, &t, 100), ST_OK);
	for (int i = 0; i < LINES_A_SECOND; i++)
		CU_ASSERT_TRUE(seat_line(&seats[0], 5));
	CU_ASSERT_FALSE(seat_line(&seats[0], 5));
	CU_ASSERT_TRUE(seat_line(&seats[0], 6));
	room_free(&r);
}

int
main(void)
{
	return tap_main((CU_SuiteInfo[]){
		{ "hub", NULL, NULL, NULL, NULL, (CU_TestInfo[]){
			{ "each person's messages are their own", each_person_their_own },
			{ "a message that comes twice is told once", a_repetition_changes_nothing },
			{ "going on leaves no gap, or says so", going_on_has_no_gap },
			{ "a ticket serves once", a_ticket_serves_once },
			{ "three seats, twenty lines a second", three_seats_and_twenty_lines },
			CU_TEST_INFO_NULL } },
		CU_SUITE_INFO_NULL });
}
