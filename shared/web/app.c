/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/web/app.h"

#include <string.h>

#include "shared/auth/keys.h"
#include "shared/base/config.h"
#include "shared/store/cache.h"
#include "shared/store/db.h"
#include "shared/store/docs.h"

bool
app_reaches_docs(const char *pool)
{
	return strcmp(pool, "account") == 0 || strcmp(pool, "admin") == 0;
}

static enum status
refused(struct problem *p, const char *setting)
{
	return problem_field(p, setting, NULL, "%s is not an address that can be used", setting);
}

enum status
app_open(struct app *app, struct problem *p)
{
	const struct config *c = app->config;
	enum status st = keys_load(c->keys_dir, keys_of_pool(app->pool), app->life, &app->keys, p);

	if ((app->db = db_new(c->mysql_url, DB_REQUEST)) == NULL)
		st = refused(p, "KAYAK_MYSQL_URL");
	if ((app->cache = cache_new(c->redis_url)) == NULL)
		st = refused(p, "KAYAK_REDIS_URL");
	if (app_reaches_docs(app->pool) && (app->docs = docs_new(c->mongo_url)) == NULL)
		st = refused(p, "KAYAK_MONGO_URL");
	return st;
}

void
app_close(struct app *app)
{
	docs_free(&app->docs);
	cache_free(&app->cache);
	db_free(&app->db);
}
