/* SPDX-License-Identifier: Apache-2.0 */
/* What several handlers of accounts share: taking over fields, their rules
 * that hang together, and what needs the password anew. */
#ifndef FCGI_API_PERSON_H
#define FCGI_API_PERSON_H

#include "shared/store/user_repo.h"
#include "shared/web/request.h"

/* In lower case. */
const char *person_email(struct arena *mem, const char *email);

/* Takes over what is given; "" clears. The SSN is not taken here. */
void person_take(struct user_row *, const struct user_change *, struct arena *mem);
/* State and ZIP by the country; the state becomes its abbreviation. Each that
 * is wrong is added to the problem, unless it has that field already. */
void person_check(struct user_row *, struct problem *);
/* Index, last four digits and, once the row has an id, the seal. "" clears. */
enum status person_ssn(struct request *, struct user_row *, const char *ssn) MUST_CHECK;

/* Adds to the problem why the password may not be chosen. */
void person_password(struct request *, const char *pointer, const char *password,
                     const struct user_row *);

/* ST_FORBIDDEN with needs = "password": not given within five minutes (POST
 * /api/sessions/confirm). */
enum status person_is_sure(struct request *) MUST_CHECK;

/* "an account with ... exists": the same words whichever it was. */
enum status person_duplicate(struct request *) MUST_CHECK;

#endif
