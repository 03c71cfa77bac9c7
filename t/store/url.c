/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/store/url.h"

#include <string.h>

#include "t/tap.h"

static const struct {
	const char *text;
	bool        good;
	struct url  url;
} cases[] = {
	{ "mysql://kayak:s%40cret@/kayak_db?socket=/run/my.sock", true,
	  { "mysql", "kayak", "s@cret", "", 0, "kayak_db", "/run/my.sock" } },
	{ "mysql://a:b@c@host:3306/x", true, { "mysql", "a", "b@c", "host", 3306, "x", NULL } },
	{ "mysql://a@host/x?ssl=1", true, { "mysql", "a", "", "host", 0, "x", NULL } },
	{ "unix:///run/redis.sock", true, { "unix", "", "", "", 0, "run/redis.sock", NULL } },
	{ "redis://127.0.0.1:6379", true, { "redis", "", "", "127.0.0.1", 6379, "", NULL } },
	{ "redis://127.0.0.1:0", false, { 0 } },
	{ "redis://127.0.0.1:65536", false, { 0 } },
	{ "redis://127.0.0.1:six", false, { 0 } },
	{ "mysql://a:%zz@h/x", false, { 0 } },
	{ "mysql://a:%4", false, { 0 } },
	{ "mysql://a:%00@h/x", false, { 0 } },
	{ "://host/x", false, { 0 } },
	{ "host:80", false, { 0 } },
	{ "", false, { 0 } },
};

static void
every_address(void)
{
	struct arena *mem = arena_new(4096);

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct url *want = &cases[i].url;
		struct url u;
		bool good = url_parse(mem, cases[i].text, &u);

		CU_ASSERT_EQUAL(good, cases[i].good);
		if (!good || !cases[i].good)
			continue;
		CU_ASSERT_STRING_EQUAL(u.scheme, want->scheme);
		CU_ASSERT_STRING_EQUAL(u.user, want->user);
		CU_ASSERT_STRING_EQUAL(u.password, want->password);
		CU_ASSERT_STRING_EQUAL(u.host, want->host);
		CU_ASSERT_EQUAL(u.port, want->port);
		CU_ASSERT_STRING_EQUAL(u.path, want->path);
		CU_ASSERT_EQUAL(u.socket == NULL, want->socket == NULL);
		CU_ASSERT(u.socket == NULL || strcmp(u.socket, want->socket) == 0);
	}
	arena_free(&mem);
}

int
main(void)
{
	CU_TestInfo tests[] = { { "every_address", every_address }, CU_TEST_INFO_NULL };
	CU_SuiteInfo suites[] = { { .pName = "url", .pTests = tests }, CU_SUITE_INFO_NULL };

	return tap_main(suites);
}
