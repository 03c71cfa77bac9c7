/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/travel/psp.h"

#include <string.h>

#include "shared/base/log.h"

#define REF_MAX     64             /* as the columns of billing have them */
#define URL_MAX    500
#define DECLINE_MAX 60

struct redirect { const char *url; };
struct action { struct redirect *redirect_to_url; };
struct payment_error { const char *code, *decline_code; };
struct ours { const char *billing_id, *refund_id; };
struct intent {
	const char *id, *status, *latest_charge;
	int64_t amount, amount_received;
	struct action *next_action;
	struct payment_error *last_payment_error;
	struct ours *metadata;
};
struct refusal { const char *type, *code, *decline_code, *param; struct intent *payment_intent; };
struct refused { struct refusal *error; };
struct card { const char *brand, *last4; };
struct method_details { struct card *card; };
struct charge {
	const char *id, *status, *payment_intent;
	int64_t amount_captured;
	struct method_details *payment_method_details;
	struct ours *metadata;
};
struct giving { const char *id, *status; struct ours *metadata; };
struct found_intents { struct intent *data; size_t n; };
struct found_refunds { struct giving *data; size_t n; };
struct event_data { const char *object; };
struct psp_event { const char *id, *type; struct event_data *data; };
struct kind_of { const char *object; };

static CODEC(redirect, F_STR(redirect, url, .opaque = true, .max = URL_MAX));
static CODEC(action, F_OBJ(action, redirect_to_url, redirect));
static CODEC(payment_error,
	F_STR(payment_error, code, .opaque = true),
	F_STR(payment_error, decline_code, .opaque = true));
static CODEC(ours,
	F_STR(ours, billing_id, .opaque = true),
	F_STR(ours, refund_id, .opaque = true));
static CODEC(intent,
	F_STR(intent, id, .must = true, .opaque = true, .max = REF_MAX),
	F_STR(intent, status, .must = true),
	F_RAW(intent, latest_charge),
	F_I64(intent, amount, .must = true),
	F_I64(intent, amount_received),
	F_OBJ(intent, next_action, action),
	F_OBJ(intent, last_payment_error, payment_error),
	F_OBJ(intent, metadata, ours));
static CODEC(refusal,
	F_STR(refusal, type, .opaque = true),
	F_STR(refusal, code, .opaque = true),
	F_STR(refusal, decline_code, .opaque = true),
	F_STR(refusal, param, .opaque = true),
	F_OBJ(refusal, payment_intent, intent));
static CODEC(refused, F_OBJ(refused, error, refusal, .must = true));
static CODEC(card, F_STR(card, brand, .max = 20), F_STR(card, last4, .max = 4));
static CODEC(method_details, F_OBJ(method_details, card, card));
static CODEC(charge,
	F_STR(charge, id, .must = true, .opaque = true),
	F_STR(charge, status),
	F_STR(charge, payment_intent, .opaque = true, .max = REF_MAX),
	F_I64(charge, amount_captured),
	F_OBJ(charge, payment_method_details, method_details),
	F_OBJ(charge, metadata, ours));
static CODEC(giving,
	F_STR(giving, id, .must = true, .opaque = true, .max = REF_MAX),
	F_STR(giving, status, .must = true),
	F_OBJ(giving, metadata, ours));
static CODEC(found_intents, F_LIST(found_intents, data, n, intent, .must = true));
static CODEC(found_refunds, F_LIST(found_refunds, data, n, giving, .must = true));
static CODEC(event_data, F_RAW(event_data, object, .must = true));
static CODEC(psp_event,
	F_STR(psp_event, id, .must = true, .opaque = true),
	F_STR(psp_event, type, .must = true),
	F_OBJ(psp_event, data, event_data, .must = true));
static CODEC(kind_of, F_STR(kind_of, object, ));

/* An answer that is not what was agreed is as good as none. */
static bool
read_as(const struct codec *c, struct arena *mem, const char *json, size_t n, void *out)
{
	struct problem p = { .mem = mem };

	memset(out, 0, c->size);
	if (codec_read_known(c, json, n, out, &p) == ST_OK)
		return true;
	problem_log(&p, "psp");
	return false;
}

static bool
is(const char *text, const char *word)
{
	return text != NULL && strcmp(text, word) == 0;
}

static const char *
decline_of(struct arena *mem, const char *decline_code, const char *code)
{
	const char *word = decline_code != NULL ? decline_code : code != NULL ? code : "declined";

	return arena_strndup(mem, word, strnlen(word, DECLINE_MAX));
}

static void
copy_card(const struct charge *c, struct psp_outcome *o)
{
	if (c->payment_method_details != NULL && c->payment_method_details->card != NULL) {
		o->brand = c->payment_method_details->card->brand;
		o->last4 = c->payment_method_details->card->last4;
	}
}

static void
read_charge(struct arena *mem, const char *raw, struct psp_outcome *o)
{
	struct charge c;

	if (raw == NULL || *raw != '{')
		return;                /* an identifier, when the charge was not asked for */
	if (read_as(&charge_codec, mem, raw, strlen(raw), &c))
		copy_card(&c, o);
}

static enum psp_says
captured(struct arena *mem, const struct intent *i, struct psp_outcome *o)
{
	o->what = PSP_CAPTURED;
	o->amount_minor = i->amount_received;
	read_charge(mem, i->latest_charge, o);
	return PSP_SAYS_OUTCOME;
}

static enum psp_says
action(const struct intent *i, struct psp_outcome *o)
{
	if (i->next_action == NULL || i->next_action->redirect_to_url == NULL ||
	    i->next_action->redirect_to_url->url == NULL) {
		log_error("psp", "intent=%s text=\"asks for an action without an address\"", i->id);
		return PSP_SAYS_NOTHING;
	}
	o->what = PSP_ACTION;
	o->action_url = i->next_action->redirect_to_url->url;
	return PSP_SAYS_OUTCOME;
}

static enum psp_says
declined(struct arena *mem, const struct intent *i, struct psp_outcome *o)
{
	const struct payment_error *e = i->last_payment_error;

	o->what = PSP_DECLINED;
	o->decline = decline_of(mem, e != NULL ? e->decline_code : NULL, e != NULL ? e->code : NULL);
	return PSP_SAYS_OUTCOME;
}

static enum psp_says
judge(struct arena *mem, const struct intent *i, struct psp_outcome *o)
{
	*o = (struct psp_outcome){ .what = PSP_UNKNOWN, .psp_ref = i->id, .amount_minor = i->amount };
	if (i->metadata != NULL && i->metadata->billing_id != NULL)
		(void)!uuid_parse(i->metadata->billing_id, &o->billing_id);
	if (is(i->status, "succeeded"))
		return captured(mem, i, o);
	if (is(i->status, "requires_action"))
		return action(i, o);
	if (is(i->status, "requires_payment_method"))
		return declined(mem, i, o);
	if (is(i->status, "canceled")) {
		o->what = PSP_CANCELED;
		return PSP_SAYS_OUTCOME;
	}
	return PSP_SAYS_NOTHING;       /* processing, or a state that we never bring about */
}

/* A card that was declined, or a request that cannot be done, moves no money. */
static enum psp_says
judge_refusal(struct arena *mem, enum psp_asked asked, long http, const struct refusal *e,
              struct psp_outcome *o)
{
	bool method_unknown = is(e->code, "resource_missing") && is(e->param, "payment_method");

	if (is(e->code, "payment_intent_unexpected_state") && e->payment_intent != NULL)
		return judge(mem, e->payment_intent, o);
	if (is(e->type, "idempotency_error"))
		return http == 400 ? PSP_SAYS_USED : PSP_SAYS_NOTHING;
	if (http != 402)
		log_error("psp", "http=%ld code=%s param=%s text=\"refused\"", http,
		          log_quote(mem, e->code), log_quote(mem, e->param));
	if (asked == PSP_ASKED_TO_PAY && (http == 402 || http == 400 || (http == 404 && method_unknown))) {
		*o = (struct psp_outcome){ .what = PSP_DECLINED,
			.psp_ref = e->payment_intent != NULL ? e->payment_intent->id : NULL,
			.decline = decline_of(mem, e->decline_code, e->code) };
		return PSP_SAYS_OUTCOME;
	}
	return PSP_SAYS_NOTHING;
}

enum psp_says
psp_read_intent(struct arena *mem, enum psp_asked asked, const struct psp_answer *a,
              struct psp_outcome *o)
{
	struct refused refused;
	struct intent intent;

	*o = (struct psp_outcome){ .what = PSP_UNKNOWN };
	if (a->http == 200)
		return read_as(&intent_codec, mem, a->body, a->n, &intent) ? judge(mem, &intent, o)
		    : PSP_SAYS_NOTHING;
	if (a->http < 400 || a->http >= 500 || a->http == 429)
		return PSP_SAYS_NOTHING;
	if (!read_as(&refused_codec, mem, a->body, a->n, &refused))
		return PSP_SAYS_NOTHING;
	return judge_refusal(mem, asked, a->http, refused.error, o);
}

static bool
is_uuid(const char *text, const struct uuid *id)
{
	char wanted[UUID_TEXT];

	uuid_text(id, wanted);
	return is(text, wanted);
}

enum psp_says
psp_read_search(struct arena *mem, const struct uuid *billing, const struct psp_answer *a,
              bool *found, struct psp_outcome *o)
{
	const struct intent *ours = NULL;
	struct found_intents all;

	*found = false;
	*o = (struct psp_outcome){ .what = PSP_UNKNOWN };
	if (a->http != 200 || !read_as(&found_intents_codec, mem, a->body, a->n, &all))
		return PSP_SAYS_NOTHING;
	for (size_t i = 0; i < all.n; i++) {
		const struct intent *one = &all.data[i];
		if (one->metadata != NULL && is_uuid(one->metadata->billing_id, billing) &&
		    (ours == NULL || is(one->status, "succeeded")))
			ours = one;
	}
	*found = ours != NULL;
	return ours != NULL ? judge(mem, ours, o) : PSP_SAYS_OUTCOME;
}

static enum psp_says
judge_giving(const struct giving *g, struct psp_refund *r)
{
	*r = (struct psp_refund){ .psp_ref = g->id, .done = true };
	if (g->metadata != NULL && g->metadata->refund_id != NULL)
		(void)!uuid_parse(g->metadata->refund_id, &r->refund_id);
	if (is(g->status, "succeeded") || is(g->status, "pending"))
		return PSP_SAYS_OUTCOME;
	r->done = false;
	return is(g->status, "failed") || is(g->status, "canceled") ? PSP_SAYS_OUTCOME : PSP_SAYS_NOTHING;
}

enum psp_says
psp_read_refund(struct arena *mem, const struct psp_answer *a,
              struct psp_refund *r)
{
	struct refused refused;
	struct giving giving;

	*r = (struct psp_refund){ .done = false };
	if (a->http == 200)
		return read_as(&giving_codec, mem, a->body, a->n, &giving) ? judge_giving(&giving, r)
		    : PSP_SAYS_NOTHING;
	if ((a->http != 400 && a->http != 404) || !read_as(&refused_codec, mem, a->body, a->n, &refused))
		return PSP_SAYS_NOTHING;
	log_error("psp", "http=%ld code=%s text=\"a refund is refused\"", a->http,
	          log_quote(mem, refused.error->code));
	if (is(refused.error->type, "idempotency_error"))
		return PSP_SAYS_USED;
	return a->http == 400 || is(refused.error->code, "resource_missing") ? PSP_SAYS_OUTCOME
	    : PSP_SAYS_NOTHING;
}

enum psp_says
psp_read_refunds(struct arena *mem, const struct uuid *refund, const struct psp_answer *a,
              bool *found, struct psp_refund *r)
{
	struct found_refunds all;

	*found = false;
	*r = (struct psp_refund){ .done = false };
	if (a->http != 200 || !read_as(&found_refunds_codec, mem, a->body, a->n, &all))
		return PSP_SAYS_NOTHING;
	for (size_t i = 0; i < all.n && !*found; i++)
		if (all.data[i].metadata != NULL && is_uuid(all.data[i].metadata->refund_id, refund)) {
			*found = true;
			return judge_giving(&all.data[i], r);
		}
	return PSP_SAYS_OUTCOME;
}

static void
notice_intent(struct psp_notice *notice, const char *object, struct arena *mem)
{
	struct intent intent;

	if (read_as(&intent_codec, mem, object, strlen(object), &intent) &&
	    judge(mem, &intent, &notice->intent) == PSP_SAYS_OUTCOME &&
	    notice->intent.what != PSP_CAPTURED && !uuid_is_nil(&notice->intent.billing_id))
		notice->what = PSP_NOTICE_INTENT;
}

static void
notice_charge(struct psp_notice *notice, const char *object, struct arena *mem)
{
	struct charge c;

	if (!is(notice->type, "charge.succeeded") ||
	    !read_as(&charge_codec, mem, object, strlen(object), &c) || !is(c.status, "succeeded") ||
	    c.payment_intent == NULL || c.metadata == NULL || c.metadata->billing_id == NULL)
		return;
	notice->intent = (struct psp_outcome){ .what = PSP_CAPTURED, .psp_ref = c.payment_intent,
	                                       .amount_minor = c.amount_captured };
	copy_card(&c, &notice->intent);
	if (uuid_parse(c.metadata->billing_id, &notice->intent.billing_id))
		notice->what = PSP_NOTICE_INTENT;
}

static void
notice_refund(struct psp_notice *notice, const char *object, struct arena *mem)
{
	struct giving giving;

	if (read_as(&giving_codec, mem, object, strlen(object), &giving) &&
	    judge_giving(&giving, &notice->refund) == PSP_SAYS_OUTCOME &&
	    !uuid_is_nil(&notice->refund.refund_id))
		notice->what = PSP_NOTICE_REFUND;
}

enum status
psp_read_event(const char *json, size_t n, struct psp_notice *notice, struct problem *p)
{
	struct psp_event event = { 0 };
	struct kind_of kind;
	enum status st = codec_read_known(&psp_event_codec, json, n, &event, p);

	*notice = (struct psp_notice){ .what = PSP_NOTICE_OTHER };
	if (st != ST_OK)
		return st;
	notice->id = event.id;
	notice->type = event.type;
	if (!read_as(&kind_of_codec, p->mem, event.data->object, strlen(event.data->object), &kind))
		return ST_OK;
	if (is(kind.object, "payment_intent"))
		notice_intent(notice, event.data->object, p->mem);
	else if (is(kind.object, "charge"))
		notice_charge(notice, event.data->object, p->mem);
	else if (is(kind.object, "refund"))
		notice_refund(notice, event.data->object, p->mem);
	return ST_OK;
}
