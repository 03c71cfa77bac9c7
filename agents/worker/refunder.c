/* SPDX-License-Identifier: Apache-2.0 */
/* T6: gives money back, one call a refund, its key the refund's id. A refund
 * that was tried before is looked for first: the provider forgets keys. */
#include <string.h>

#include "agents/worker/desk.h"
#include "shared/base/buffer.h"
#include "shared/base/log.h"
#include "shared/travel/psp.h"

enum step { STEP_FIRST, STEP_FIND, STEP_GIVE, STEP_FIND_ONLY };

struct giving { struct psp_refund said; bool definite; };

static enum status
lease(struct db *db, struct arena *mem, const struct uuid *owner, int64_t max,
      struct desk_rows *rows)
{
	struct refund_work *work = NULL;
	enum status st = saga_lease_refunds(db, mem, owner, max, &work, &rows->n);

	rows->at = work;
	return st;
}

static const char *
field_of(const struct refund_work *w)
{
	return strncmp(w->charge_ref, "ch_", 3) == 0 ? "charge" : "payment_intent";
}

static struct call
give(const struct job *job, const struct refund_work *w)
{
	char refund[UUID_TEXT], booking[UUID_TEXT];

	uuid_text(&w->id, refund);
	uuid_text(&w->booking_id, booking);
	return (struct call){ .post = true, .path = "/v1/refunds", .key = arena_strdup(job->mem, refund),
		.form = arena_printf(job->mem, "%s=%s&amount=%lld&reason=requested_by_customer"
		    "&metadata%%5Brefund_id%%5D=%s&metadata%%5Bbooking_id%%5D=%s", field_of(w),
		    call_escape(job->mem, w->charge_ref), (long long)w->amount_minor, refund, booking) };
}

static void
ask(struct job *job, struct call *c)
{
	const struct refund_work *w = job->work;

	if (job->step == STEP_FIRST)
		job->step = w->tries > 0 ? STEP_FIND : STEP_GIVE;
	if (job->step == STEP_GIVE)
		*c = give(job, w);
	else
		*c = (struct call){ .path = arena_printf(job->mem, "/v1/refunds?%s=%s&limit=100", field_of(w),
		    call_escape(job->mem, w->charge_ref)) };
}

static bool
hear_list(struct job *job, const struct psp_answer *a, struct giving *g)
{
	const struct refund_work *w = job->work;
	bool found;
	enum psp_says says = psp_read_refunds(job->mem, &w->id, a, &found, &g->said);

	g->definite = says == PSP_SAYS_OUTCOME && (found || job->step == STEP_FIND_ONLY);
	if (says != PSP_SAYS_OUTCOME || found || job->step == STEP_FIND_ONLY)
		return true;
	job->step = STEP_GIVE;
	return false;
}

/* "Already refunded" may be our own work of long ago. */
static bool
hear(struct job *job, const struct psp_answer *a)
{
	struct giving *g = job->outcome;
	enum psp_says says;

	if (job->step != STEP_GIVE)
		return hear_list(job, a, g);
	says = psp_read_refund(job->mem, a, &g->said);
	if (says == PSP_SAYS_USED || (says == PSP_SAYS_OUTCOME && !g->said.done && g->said.psp_ref == NULL)) {
		job->step = STEP_FIND_ONLY;
		return false;
	}
	g->definite = says == PSP_SAYS_OUTCOME;
	return true;
}

static enum status
tell(struct db *db, struct job *job)
{
	const struct refund_work *w = job->work;
	const struct giving *g = job->outcome;

	if (!g->definite)
		return saga_refund_later(db, job->mem, &w->id);
	return saga_refunded(db, job->mem, &w->id, g->said.psp_ref, g->said.done);
}

static const struct desk desk = {
	.script = "refund", .work_size = sizeof(struct refund_work), .outcome_size = sizeof(struct giving),
	.lease = lease, .ask = ask, .hear = hear, .tell = tell,
};

int
refunder_run(struct child *c)
{
	return desk_run(c, &desk);
}
