/* SPDX-License-Identifier: Apache-2.0 */
/* What a mail says: the kinds of mails and their words (letter.c), the trip as
 * parts (parts.c), and the two ways to write it down (plain.c, page.c). */
#ifndef AGENTS_WORKER_MAIL_LETTER_H
#define AGENTS_WORKER_MAIL_LETTER_H

#include "agents/worker/mail/mail.h"
#include "shared/model/booking.h"

struct config;
struct mail_work;

enum tone { TONE_GOOD, TONE_PLAIN, TONE_LOOK, TONE_BAD };

/* A flight's segment, a whole stay, a whole rental. */
struct part {
	const char *kind;              /* "Flight" */
	const char *title, *detail, *amount;    /* amount: "2 rooms, 3 nights" */
	const char *from, *from_name, *to, *to_name;   /* times; places, or "Check-in" ... */
};

struct letter {
	const char *brand, *site;      /* name and address of the traveler site */
	const char *subject, *badge, *heading, *lead, *button;
	enum tone   tone;
	const char *code, *link;
	const struct booking *booking; /* of its price; money is shown when paid is set */
	const char *paid;              /* "Paid", "Given back"; NULL: no sum */
	int64_t     sum_minor;
	bool        lines;             /* what the sum is made of */
	struct part *parts; size_t n_parts;
};

/* ST_NOT_FOUND: no such kind of mail. */
enum status letter_write(struct arena *, const struct config *, const struct mail_work *,
                         const struct booking *, struct letter *) MUST_CHECK;

struct part *letter_parts(struct arena *, const struct booking *, size_t *n);
const char *letter_plain(struct arena *, const struct letter *);
const char *letter_page(struct arena *, const struct letter *);

#endif
