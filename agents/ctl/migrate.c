/* SPDX-License-Identifier: Apache-2.0 */
/* The schema goes forward only, one file after the other, statement by
 * statement. DDL cannot be rolled back, so each statement that was done is
 * noted: after a failure the file may be mended from there on and run again. */
#include <dirent.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "agents/ctl/ctl.h"
#include "agents/ctl/files.h"
#include "shared/base/clock.h"
#include "shared/base/text.h"
#include "shared/store/docs.h"
#include "shared/store/migration_repo.h"
#include "shared/store/script.h"

#define LOCK "kayak.migrate"
#define LOCK_S 60

struct file { int64_t number; const char *name, *text; size_t n; };

struct plan {
	struct ctl       *ctl;
	struct db        *db;
	struct file      *files;
	struct migration *done;
	size_t            n_files, n_done;
	bool              dry;
};

static const char *
sha256(struct arena *mem, const char *text, size_t n)
{
	unsigned char hash[crypto_hash_sha256_BYTES];
	char *hex = arena_zalloc(mem, 2 * sizeof hash + 1);

	crypto_hash_sha256(hash, (const unsigned char *)text, n);
	text_hex(hash, sizeof hash, hex);
	return hex;
}

/* NNNN-name.sql; 0 for any other name. */
static int64_t
number_of(const char *name)
{
	size_t n = strlen(name);
	long number = strtol(name, NULL, 10);

	return n > 9 && strspn(name, "0123456789") == 4 && name[4] == '-' &&
	       strcmp(name + n - 4, ".sql") == 0 ? number : 0;
}

static int
is_migration(const struct dirent *e)
{
	return number_of(e->d_name) > 0;
}

static enum status
read_files(struct plan *plan)
{
	struct ctl *ctl = plan->ctl;
	struct dirent **names;
	const char *dir = ctl_sql_path(ctl->mem, "mysql");
	int n = scandir(dir, &names, is_migration, alphasort);
	enum status st = n > 0 ? ST_OK : problem(&ctl->problem, ST_FAILED, "no migrations in %s", dir);

	plan->files = arena_zalloc(ctl->mem, (n > 0 ? (size_t)n : 0) * sizeof *plan->files + 1);
	for (int i = 0; i < n; i++) {
		struct file *f = &plan->files[plan->n_files++];

		f->name = arena_strdup(ctl->mem, names[i]->d_name);
		f->number = number_of(f->name);
		if (st == ST_OK)
			st = ctl_read_file(ctl->mem, arena_printf(ctl->mem, "%s/%s", dir, f->name), &f->text, &f->n,
			                   &ctl->problem);
		if (st == ST_OK && i > 0 && f->number == f[-1].number)
			st = problem(&ctl->problem, ST_FAILED, "%s and %s have the same number", f[-1].name, f->name);
		free(names[i]);
	}
	if (n >= 0)
		free(names);
	return st;
}

static struct migration *
done_of(const struct plan *plan, int64_t number)
{
	for (size_t i = 0; i < plan->n_done; i++)
		if (plan->done[i].number == number)
			return &plan->done[i];
	return NULL;
}

static const struct file *
file_of(const struct plan *plan, int64_t number)
{
	for (size_t i = 0; i < plan->n_files; i++)
		if (plan->files[i].number == number)
			return &plan->files[i];
	return NULL;
}

static bool
unchanged(struct arena *mem, const struct file *f, const struct migration *m)
{
	return (m->applied_at != 0 ? (size_t)m->bytes == f->n : (size_t)m->bytes <= f->n) &&
	       strcmp(sha256(mem, f->text, (size_t)m->bytes), m->sha256) == 0;
}

/* What was applied must still be there as it was, and nothing new may come before it. */
static enum status
check(const struct plan *plan)
{
	struct problem *p = &plan->ctl->problem;
	int64_t last = 0;

	for (size_t i = 0; i < plan->n_done; i++) {
		const struct migration *m = &plan->done[i];
		const struct file *f = file_of(plan, m->number);

		if (f == NULL)
			return problem(p, ST_CONFLICT, "%s was applied and is missing", m->name);
		if (!unchanged(plan->ctl->mem, f, m))
			return problem(p, ST_CONFLICT, "%s was applied and has been edited since: "
			               "put it back and write a new migration", f->name);
		last = m->number;
	}
	for (size_t i = 0; i < plan->n_files; i++)
		if (plan->files[i].number < last && done_of(plan, plan->files[i].number) == NULL)
			return problem(p, ST_CONFLICT, "%s comes before %04lld, which was applied: "
			               "give it a higher number", plan->files[i].name, (long long)last);
	return ST_OK;
}

static enum status
one_statement(struct plan *plan, const struct file *f, struct script *script, struct migration *m)
{
	struct ctl *ctl = plan->ctl;
	enum status st = db_script_next(plan->db, script, &ctl->problem);

	if (st == ST_NOT_FOUND) {
		m->applied_at = clock_now_us();
		m->bytes = (int64_t)f->n;
	} else if (st == ST_OK) {
		m->statements++;
		m->bytes = script->at - f->text;
	} else {
		return problem(&ctl->problem, st, "%s, %s", f->name, ctl->problem.detail);
	}
	m->sha256 = sha256(ctl->mem, f->text, (size_t)m->bytes);
	return migration_repo_save(plan->db, m);
}

static enum status
apply(struct plan *plan, const struct file *f)
{
	const struct migration *before = done_of(plan, f->number);
	struct migration m = before != NULL ? *before : (struct migration){ .number = f->number, .name = f->name };
	struct script script = { f->text + m.bytes, 1 };
	int64_t start = clock_ticks_us();
	enum status st = ST_OK;

	for (const char *s = f->text; s < script.at; s++)
		script.line += *s == '\n';
	while (st == ST_OK && m.applied_at == 0)
		st = one_statement(plan, f, &script, &m);
	if (st == ST_OK)
		printf("%-32s applied, %lld statements, %.1f s\n", f->name, (long long)m.statements,
		       (double)(clock_ticks_us() - start) / 1e6);
	return st;
}

static enum status
up(struct plan *plan)
{
	enum status st = ST_OK;
	size_t news = 0;

	for (size_t i = 0; i < plan->n_files && st == ST_OK; i++) {
		const struct migration *m = done_of(plan, plan->files[i].number);

		if (m != NULL && m->applied_at != 0)
			continue;
		news++;
		if (plan->dry)
			printf("%-32s would be applied\n", plan->files[i].name);
		else
			st = apply(plan, &plan->files[i]);
	}
	if (st == ST_OK && news == 0)
		printf("the schema is up to date: %zu migrations\n", plan->n_files);
	return st;
}

static enum status
indexes(struct ctl *ctl)
{
	const char *json;
	size_t n;
	struct docs *docs = docs_new(ctl->config.mongo_url);
	enum status st = docs == NULL ? problem(&ctl->problem, ST_FAILED, "KAYAK_MONGO_URL is no address")
	    : ctl_read_file(ctl->mem, ctl_sql_path(ctl->mem, "mongo/indexes.json"), &json, &n, &ctl->problem);

	if (st == ST_OK)
		st = docs_indexes(docs, json, &ctl->problem);
	docs_free(&docs);
	return st;
}

static void
show(const struct plan *plan)
{
	for (size_t i = 0; i < plan->n_files; i++) {
		const struct migration *m = done_of(plan, plan->files[i].number);
		char at[INSTANT_TEXT];

		instant_text(m == NULL ? 0 : m->applied_at, at);
		printf("%-32s %s\n", plan->files[i].name, m == NULL ? "to do"
		    : m->applied_at == 0 ? arena_printf(plan->ctl->mem, "unfinished after %lld statements",
		                                        (long long)m->statements) : at);
	}
}

static enum status
load(struct plan *plan)
{
	enum status st = migration_repo_list(plan->db, plan->ctl->mem, &plan->done, &plan->n_done);

	return st == ST_OK ? check(plan) : st;
}

static enum status
up_locked(struct plan *plan)
{
	struct ctl *ctl = plan->ctl;
	enum status st = db_lock(plan->db, LOCK, LOCK_S);

	if (st == ST_CONFLICT)
		return problem(&ctl->problem, st, "another migration runs: try again when it has ended");
	if (st == ST_OK)
		st = migration_repo_make(plan->db, &ctl->problem);
	if (st == ST_OK)
		st = load(plan);
	if (st == ST_OK)
		st = up(plan);
	db_unlock(plan->db, LOCK);
	return st == ST_OK && *ctl->config.mongo_url != '\0' ? indexes(ctl) : st;
}

static enum status
look(struct plan *plan, bool all)
{
	enum status st = load(plan);

	if (all && (st == ST_OK || st == ST_CONFLICT))
		show(plan);
	return st == ST_OK && plan->dry ? up(plan) : st;
}

enum status
ctl_migrate(struct ctl *ctl, int argc, char **argv)
{
	struct plan plan = { .ctl = ctl, .dry = argc == 2 && strcmp(argv[1], "--dry-run") == 0 };
	bool upward = argc > 0 && strcmp(argv[0], "up") == 0;
	enum status st;

	if (argc < 1 || argc > 1 + plan.dry || !(upward || strcmp(argv[0], "status") == 0))
		return ST_MALFORMED;
	if ((plan.db = db_new(ctl->config.mysql_url, DB_JOB)) == NULL)
		return problem(&ctl->problem, ST_FAILED, "KAYAK_MYSQL_URL is no address");
	if ((st = read_files(&plan)) == ST_OK)
		st = upward && !plan.dry ? up_locked(&plan) : look(&plan, !upward);
	db_free(&plan.db);
	if (st == ST_AGAIN && ctl->problem.detail == NULL)
		return problem(&ctl->problem, st, "the database is away or busy");
	return st;
}
