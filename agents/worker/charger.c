/* SPDX-License-Identifier: Apache-2.0 */
/* T3: one payment intent a bill, made and confirmed by one call whose key is
 * the bill's id, however often it is repeated: lost answers cost nothing. */
#include <string.h>

#include "agents/worker/desk.h"
#include "shared/base/buffer.h"
#include "shared/base/clock.h"
#include "shared/base/config.h"
#include "shared/base/log.h"
#include "shared/travel/psp.h"

/* The provider forgets keys after a day; from then on a search knows better. */
#define KEY_LIFE_US (23 * 3600 * US_PER_S)

enum step { STEP_FIRST, STEP_PAY, STEP_SEARCH, STEP_SEARCH_ONLY, STEP_LOOK, STEP_CANCEL };

struct charge { struct psp_outcome said; const char *ref; };

static enum status
lease(struct db *db, struct arena *mem, const struct uuid *owner, int64_t max,
      struct desk_rows *rows)
{
	struct charge_work *work = NULL;
	enum status st = saga_lease_charges(db, mem, owner, max, &work, &rows->n);

	rows->at = work;
	return st;
}

static int
first_step(const struct charge_work *w)
{
	if (w->state == BILL_ACTION && w->psp_ref != NULL)
		return w->expired ? STEP_CANCEL : STEP_LOOK;
	if (w->state == BILL_ACTION)
		return STEP_SEARCH_ONLY;
	return clock_now_us() - w->created_at > KEY_LIFE_US ? STEP_SEARCH : STEP_PAY;
}

static void
add(struct arena *mem, struct buffer *form, const char *name, const char *value)
{
	buffer_printf(form, "%s%s=%s", form->n > 0 ? "&" : "", name, call_escape(mem, value));
}

/* The provider writes currencies in lower case. */
static const char *
lower(struct arena *mem, const char *text)
{
	char *copy = arena_strdup(mem, text);

	for (char *c = copy; *c != '\0'; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c += 'a' - 'A';
	return copy;
}

/* Each repetition must be the same to the byte: nothing here may change with time. */
static const char *
payment_form(const struct job *job, const struct charge_work *w)
{
	struct buffer form = { .mem = job->mem };
	char billing[UUID_TEXT], booking[UUID_TEXT];

	uuid_text(&w->billing_id, billing);
	uuid_text(&w->booking_id, booking);
	add(job->mem, &form, "amount", arena_printf(job->mem, "%lld", (long long)w->amount_minor));
	add(job->mem, &form, "currency", lower(job->mem, w->currency));
	add(job->mem, &form, "payment_method", w->payment_method);
	add(job->mem, &form, "payment_method_types[]", "card");
	add(job->mem, &form, "confirm", "true");
	add(job->mem, &form, "metadata[billing_id]", billing);
	add(job->mem, &form, "metadata[booking_id]", booking);
	add(job->mem, &form, "metadata[code]", w->code);
	add(job->mem, &form, "return_url",
	    arena_printf(job->mem, "%s/trips/%s", job->config->traveler_url, booking));
	add(job->mem, &form, "expand[]", "latest_charge");
	return form.bytes;
}

static struct call
payment(const struct job *job, const struct charge_work *w)
{
	char billing[UUID_TEXT];

	uuid_text(&w->billing_id, billing);
	return (struct call){ .post = true, .path = "/v1/payment_intents", .form = payment_form(job, w),
	                      .key = arena_strdup(job->mem, billing) };
}

static struct call
search(const struct job *job, const struct charge_work *w)
{
	char billing[UUID_TEXT];

	uuid_text(&w->billing_id, billing);
	return (struct call){ .path = arena_printf(job->mem,
	    "/v1/payment_intents/search?query=%s&expand%%5B%%5D=data.latest_charge",
	    call_escape(job->mem, arena_printf(job->mem, "metadata['billing_id']:'%s'", billing))) };
}

static void
ask(struct job *job, struct call *c)
{
	const struct charge_work *w = job->work;
	struct charge *charge = job->outcome;

	if (job->step == STEP_FIRST) {
		job->step = first_step(w);
		charge->ref = w->psp_ref;
	}
	switch (job->step) {
	case STEP_PAY:
		*c = payment(job, w);
		break;
	case STEP_LOOK:
		*c = (struct call){ .path = arena_printf(job->mem,
		    "/v1/payment_intents/%s?expand%%5B%%5D=latest_charge", call_escape(job->mem, charge->ref)) };
		break;
	case STEP_CANCEL:
		*c = (struct call){ .post = true, .form = "cancellation_reason=abandoned", .path = arena_printf(job->mem,
		    "/v1/payment_intents/%s/cancel", call_escape(job->mem, charge->ref)) };
		break;
	default:
		*c = search(job, w);
		break;
	}
}

static bool
hear_search(struct job *job, const struct psp_answer *a, struct charge *c)
{
	const struct charge_work *w = job->work;
	bool found;
	enum psp_says says = psp_read_search(job->mem, &w->billing_id, a, &found, &c->said);

	if (says != PSP_SAYS_OUTCOME || found)
		return true;
	if (job->step == STEP_SEARCH) {        /* the provider never heard of it */
		job->step = STEP_PAY;
		return false;
	}
	log_error("charge", "code=%s text=\"the provider's key is used and its payment is not found\"", w->code);
	return true;
}

/* The answer that tells of a capture by the way lacks the card: look at it once more. */
static bool
hear_intent(struct job *job, const struct psp_answer *a, struct charge *c)
{
	enum psp_says says = psp_read_intent(job->mem, job->step == STEP_PAY ? PSP_ASKED_TO_PAY : PSP_ASKED_ABOUT,
	                                     a, &c->said);

	if (says == PSP_SAYS_USED && job->step == STEP_PAY) {
		job->step = STEP_SEARCH_ONLY;
		return false;
	}
	if (says == PSP_SAYS_OUTCOME && job->step == STEP_CANCEL && c->said.what == PSP_CAPTURED) {
		job->step = STEP_LOOK;
		return false;
	}
	return true;
}

static bool
hear(struct job *job, const struct psp_answer *a)
{
	struct charge *c = job->outcome;

	if (job->step == STEP_SEARCH || job->step == STEP_SEARCH_ONLY)
		return hear_search(job, a, c);
	return hear_intent(job, a, c);
}

static enum status
tell(struct db *db, struct job *job)
{
	const struct charge_work *w = job->work;
	struct charge *c = job->outcome;

	c->said.billing_id = w->billing_id;
	return saga_charged(db, job->mem, &c->said);
}

static const struct desk desk = {
	.script = "charge", .work_size = sizeof(struct charge_work), .outcome_size = sizeof(struct charge),
	.lease = lease, .ask = ask, .hear = hear, .tell = tell,
};

int
charger_run(struct child *c)
{
	return desk_run(c, &desk);
}
