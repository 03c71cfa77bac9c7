/* SPDX-License-Identifier: Apache-2.0 */
/* People: travelers as they register, show and change themselves; sessions;
 * staff. An e-mail is kept in lower case. */
#ifndef SHARED_MODEL_USER_H
#define SHARED_MODEL_USER_H

#include "shared/codec/codec.h"

extern const char *const admin_roles[];        /* viewer, agent, manager, chief */

struct user_new {
	const char *email, *password, *first_name, *last_name;
	const char *address, *city, *state, *zip, *country, *phone, *ssn;
};

struct payment_method { int64_t id; const char *token, *brand, *last4; int64_t exp_month, exp_year; };

struct user {
	int64_t id;
	const char *email, *first_name, *last_name, *address, *city, *state, *zip, *country, *phone;
	const char *ssn_last4, *image;
	int64_t version;                       /* also the ETag, for If-Match */
	int64_t created_at;
	struct payment_method *payment_methods; size_t n_payment_methods;
};

/* Only what is given is changed; "" clears what may be empty. */
struct user_change {
	const char *email, *first_name, *last_name, *address, *city, *state, *zip, *country, *phone, *ssn;
};

struct session_new { const char *email, *password; };
struct admin_session_new { const char *email, *password, *code; };     /* code: TOTP, six digits */
/* access_token: Bearer, for expires_in_s. The refresh token goes by cookie. */
struct session_token { const char *access_token; int64_t expires_in_s; const char *name, *role; int64_t user_id; };
struct password_change { const char *current, *new_password; };
struct password_confirm { const char *password; };
struct session { struct uuid sid; int64_t created_at, seen_at, expires_at; const char *user_agent; bool current; };
struct session_page { struct session *items; size_t n; };
struct by_sid { struct uuid sid; };

struct ws_ticket { const char *ticket; int64_t expires_in_s; };

extern const struct codec user_new_codec, payment_method_codec, user_codec, user_change_codec,
    session_new_codec, admin_session_new_codec, session_token_codec, password_change_codec,
    password_confirm_codec, session_codec, session_page_codec, by_sid_codec, ws_ticket_codec;

#endif
