/* SPDX-License-Identifier: Apache-2.0 */
/* T7: mails gate nothing. The Message-ID is fixed when a mail is queued, so a
 * crash between the server's 250 and our mark sends the same mail once more. */
#include <stdlib.h>

#include "agents/worker/mail/letter.h"
#include "agents/worker/mail/smtp.h"
#include "agents/worker/worker.h"
#include "shared/base/clock.h"
#include "shared/base/config.h"
#include "shared/base/log.h"
#include "shared/store/db.h"
#include "shared/travel/saga.h"

#define BATCH       4                  /* leased for 60 s; one takes 10 s at most */
#define BACK_OFF_MS 2000

struct mailer {
	struct child        *child;
	const struct config *config;
	struct db           *db;
	struct smtp         *smtp;
	struct arena        *mem;
	struct patience      patience;
};

/* ST_NOT_FOUND, ST_INVALID: there can be no such mail. */
static enum status
compose(struct mailer *m, const struct mail_work *w, struct buffer *message)
{
	struct booking booking;
	struct letter letter;
	enum status st = booking_view(m->db, m->mem, 0, &w->booking_id, &booking);

	if (st == ST_OK)
		st = letter_write(m->mem, m->config, w, &booking, &letter);
	if (st != ST_OK)
		return st;
	return mail_message(&(struct mail){
		.from_name = m->config->brand, .from = m->config->mail_from, .to = w->to_addr,
		.subject = letter.subject, .message_id = w->message_id, .at = clock_now_us(),
		.text = letter_plain(m->mem, &letter), .html = letter_page(m->mem, &letter),
	}, message);
}

static enum status
deliver(struct mailer *m, const struct mail_work *w)
{
	struct buffer message = { .mem = m->mem };
	enum status st = compose(m, w, &message);
	enum mail_end end = MAIL_REFUSED;

	if (st == ST_AGAIN)
		return st;             /* its next try was put off when it was leased */
	if (st == ST_OK)
		end = smtp_send(m->smtp, m->config->mail_from, w->to_addr, &message);
	if (end == MAIL_REFUSED)
		log_error("mail", "id=%lld kind=%s status=%s text=\"refused\"", (long long)w->id,
		          log_quote(m->mem, w->kind), status_texts[st].name);
	st = saga_mail_done(m->db, m->mem, w->id, end);
	return st == ST_CONFLICT ? ST_OK : st;
}

/* *more: the lease was full. */
static enum status
batch(struct mailer *m, bool *more)
{
	struct mail_work *work;
	size_t n;
	enum status st = saga_lease_mails(m->db, m->mem, BATCH, &work, &n);

	*more = st == ST_OK && n == BATCH;
	for (size_t i = 0; st == ST_OK && i < n && !child_stopping(m->child); i++) {
		child_busy(m->child, &(struct work){ .script = "mail", .uri = work[i].kind });
		st = deliver(m, &work[i]);
		child_idle(m->child);
	}
	return st;
}

static void
step(struct mailer *m)
{
	bool more;
	enum status st = batch(m, &more);

	arena_reset(m->mem);
	if (st != ST_OK) {
		patience_wait(&m->patience, m->child, BACK_OFF_MS);
		return;
	}
	patience_reset(&m->patience);
	if (!more)
		bell_wait(m->child, LOOK_MS);
}

int
mailer_run(struct child *c)
{
	const struct config *config = worker_config(c);
	struct mailer m = { .child = c, .config = config, .db = worker_db(c),
	                    .smtp = smtp_new(config->smtp_url), .mem = arena_new(64 * 1024) };

	child_idle(c);
	while (!child_stopping(c))
		step(&m);
	smtp_free(&m.smtp);
	db_free(&m.db);
	arena_free(&m.mem);
	return EXIT_SUCCESS;
}
