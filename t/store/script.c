/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/store/script.h"

#include <string.h>

#include "t/tap.h"

static const struct {
	const char *text;
	struct { const char *one; int line; } want[4];
} cases[] = {
	{ "", { { 0 } } },
	{ "  \n-- only a comment; here\n/* and ; here */ # and ; here\n", { { 0 } } },
	{ "SELECT 1;\nSELECT 2;\n", { { "SELECT 1", 1 }, { "SELECT 2", 2 } } },
	{ "SELECT 1; SELECT 2;\n", { { "SELECT 1; SELECT 2", 1 } } },
	{ "SELECT 1; -- why\n\n\nSELECT 2", { { "SELECT 1", 1 }, { "SELECT 2", 4 } } },
	{ "-- a\nINSERT INTO t VALUES (';\n', \"a;\n\", `;\n`);\nX;\n",
	  { { "INSERT INTO t VALUES (';\n', \"a;\n\", `;\n`)", 2 }, { "X", 6 } } },
	{ "SELECT 'it''s;\n', 'a\\';\n';\nX;", { { "SELECT 'it''s;\n', 'a\\';\n'", 1 }, { "X", 4 } } },
	{ "CREATE (a INT, -- one; two;\n b INT);\nX;\n", { { "CREATE (a INT, -- one; two;\n b INT)", 1 }, { "X", 3 } } },
	{ "/* c;\n */ A; \t\r\nB;\r\n", { { "A", 2 }, { "B", 3 } } },
	{ "SELECT 'open;\n", { { "SELECT 'open;\n", 1 } } },
	{ "SELECT 1 --2;\n;\n", { { "SELECT 1 --2", 1 } } },
};

static void
every_text(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct script s = { cases[i].text, 1 };
		const char *text;
		size_t n, k = 0;
		int line;

		for (; script_next(&s, &text, &n, &line) && k < 4; k++) {
			CU_ASSERT_PTR_NOT_NULL_FATAL(cases[i].want[k].one);
			CU_ASSERT_EQUAL(n, strlen(cases[i].want[k].one));
			CU_ASSERT_EQUAL(strncmp(text, cases[i].want[k].one, n), 0);
			CU_ASSERT_EQUAL(line, cases[i].want[k].line);
		}
		CU_ASSERT(k == 4 || cases[i].want[k].one == NULL);
	}
}

int
main(void)
{
	CU_TestInfo tests[] = { { "every_text", every_text }, CU_TEST_INFO_NULL };
	CU_SuiteInfo suites[] = { { .pName = "script", .pTests = tests }, CU_SUITE_INFO_NULL };

	return tap_main(suites);
}
