/* SPDX-License-Identifier: Apache-2.0 */
/* What each error of the server means for a transaction: the design's table. */
#include "shared/store/db_inside.h"

#include "t/tap.h"

static const struct { unsigned err; enum txn_class class; } cases[] = {
	{ 0,    TXN_FINE },
	{ 1062, TXN_CONFLICT }, { 1451, TXN_CONFLICT }, { 1452, TXN_CONFLICT },
	{ 1213, TXN_REPEAT }, { 1020, TXN_REPEAT }, { 1205, TXN_REPEAT }, { 1615, TXN_REPEAT },
	{ 2006, TXN_LOST }, { 2013, TXN_LOST }, { 1927, TXN_LOST }, { 1053, TXN_LOST },
	{ 1226, TXN_BUSY }, { 1040, TXN_BUSY }, { 1203, TXN_BUSY }, { 2002, TXN_BUSY }, { 1969, TXN_BUSY },
	{ 1290, TXN_BUSY }, { 1836, TXN_BUSY }, { 1021, TXN_BUSY }, { 1114, TXN_BUSY },
	{ 4025, TXN_FAIL }, { 1264, TXN_FAIL }, { 1690, TXN_FAIL }, { 1406, TXN_FAIL }, { 1146, TXN_FAIL },
	{ 1064, TXN_FAIL }, { 1792, TXN_FAIL },
};

static void
every_error(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (txn_class(cases[i].err) != cases[i].class)
			CU_FAIL("another class");
	CU_PASS("all as the table says");
}

static const struct { unsigned err; const char *text, *key; enum status st; } faults[] = {
	{ 1062, "Duplicate entry 'a'b@c.d' for key 'users_email'", "users_email", ST_CONFLICT },
	{ 1062, "Duplicate entry '1-x' for key 'PRIMARY'", "PRIMARY", ST_CONFLICT },
	{ 1452, "Cannot add or update a child row: a foreign key constraint fails (`k`.`b`, CONSTRAINT `b_user` "
	        "FOREIGN KEY (`user_id`) REFERENCES `users` (`id`))", "b_user", ST_CONFLICT },
	{ 1205, "Lock wait timeout exceeded", "", ST_AGAIN },
	{ 1146, "Table 'k.x' doesn't exist", "", ST_FAILED },
	{ 2013, "Lost connection", "", ST_UNKNOWN },
	{ 2006, "Server has gone away", "", ST_AGAIN },
	{ 1927, "Connection was killed", "", ST_AGAIN },
};

static void
every_fault_of_a_single_write(void)
{
	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
		struct db db = { .in_tx = false };

		CU_ASSERT_EQUAL(db_fault(&db, "test", faults[i].err, faults[i].text, true), faults[i].st);
		CU_ASSERT_STRING_EQUAL(db_conflict_key(&db), faults[i].key);
	}
}

static void
inside_a_transaction_a_fault_dooms_it(void)
{
	struct db db = { .in_tx = true };

	CU_ASSERT_EQUAL(db_fault(&db, "test", 1062, "for key 'k'", true), ST_CONFLICT);
	CU_ASSERT_EQUAL(db.doom, TXN_FINE);
	CU_ASSERT_EQUAL(db_fault(&db, "test", 1205, "", true), ST_AGAIN);
	CU_ASSERT_EQUAL(db.doom, TXN_REPEAT);
	CU_ASSERT_EQUAL(db_fault(&db, "test", 2013, "", true), ST_AGAIN);
	CU_ASSERT_EQUAL(db.doom, TXN_REPEAT);          /* the first one counts */
}

int
main(void)
{
	CU_TestInfo tests[] = {
		{ "every_error", every_error },
		{ "every_fault_of_a_single_write", every_fault_of_a_single_write },
		{ "inside_a_transaction_a_fault_dooms_it", inside_a_transaction_a_fault_dooms_it },
		CU_TEST_INFO_NULL };
	CU_SuiteInfo suites[] = { { .pName = "classes", .pTests = tests }, CU_SUITE_INFO_NULL };

	return tap_main(suites);
}
