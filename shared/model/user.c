/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/model/user.h"

#include "shared/codec/checks.h"

const char *const admin_roles[] = { "viewer", "agent", "manager", "chief", NULL };

/* The same bounds and formats on registering and on changing; state and ZIP
 * are held to the US rules in the handler, where the country is the US. */
#define PERSON(T) \
	F_STR(T, address, .max = 160, .check = check_free), \
	F_STR(T, city, .max = 80, .check = check_free), \
	F_STR(T, state, .max = 40, .type = "malformed-state"), \
	F_STR(T, zip, .max = 10, .type = "malformed-zip"), \
	F_STR(T, country, .check = check_country, .type = "malformed-country"), \
	F_STR(T, phone, .max = 24, .check = check_phone_or_none, .type = "malformed-phone"), \
	F_STR(T, ssn, .max = 11, .check = check_ssn_or_none, .type = "invalid-user-id")

static const char *
check_free(const char *s)
{
	return *s == '\0' ? NULL : check_name(s);
}

static const char *
check_phone_or_none(const char *s)
{
	return *s == '\0' ? NULL : check_phone(s);
}

static const char *
check_ssn_or_none(const char *s)
{
	return *s == '\0' ? NULL : check_ssn(s);
}

CODEC(user_new,
	F_STR(user_new, email, .must = true, .max = 254, .check = check_email, .type = "malformed-email"),
	F_STR(user_new, password, .must = true, .min = 15, .max = 128, .type = "weak-password", .opaque = true),
	F_STR(user_new, first_name, .must = true, .min = 1, .max = 80, .check = check_name),
	F_STR(user_new, last_name, .must = true, .min = 1, .max = 80, .check = check_name),
	PERSON(user_new));

CODEC(payment_method,
	F_I64(payment_method, id, .must = true),
	F_STR(payment_method, token, .must = true),
	F_STR(payment_method, brand, .must = true),
	F_STR(payment_method, last4, .must = true),
	F_I64(payment_method, exp_month, .must = true),
	F_I64(payment_method, exp_year, .must = true));

CODEC(user,
	F_I64(user, id, .must = true),
	F_STR(user, email, .must = true),
	F_STR(user, first_name, .must = true),
	F_STR(user, last_name, .must = true),
	F_STR(user, address, ),
	F_STR(user, city, ),
	F_STR(user, state, ),
	F_STR(user, zip, ),
	F_STR(user, country, .must = true),
	F_STR(user, phone, ),
	F_STR(user, ssn_last4, ),
	F_STR(user, image, ),
	F_I64(user, version, .must = true),
	F_INSTANT(user, created_at, .must = true),
	F_LIST(user, payment_methods, n_payment_methods, payment_method, .must = true));

CODEC(user_change,
	F_STR(user_change, email, .max = 254, .check = check_email, .type = "malformed-email"),
	F_STR(user_change, first_name, .min = 1, .max = 80, .check = check_name),
	F_STR(user_change, last_name, .min = 1, .max = 80, .check = check_name),
	PERSON(user_change));

CODEC(session_new,
	F_STR(session_new, email, .must = true, .max = 254),
	F_STR(session_new, password, .must = true, .min = 1, .max = 128, .opaque = true));

CODEC(admin_session_new,
	F_STR(admin_session_new, email, .must = true, .max = 254),
	F_STR(admin_session_new, password, .must = true, .min = 1, .max = 128, .opaque = true),
	F_STR(admin_session_new, code, .must = true, .min = 6, .max = 6));

CODEC(session_token,
	F_STR(session_token, access_token, .must = true),
	F_I64(session_token, expires_in_s, .must = true),
	F_STR(session_token, name, .must = true),
	F_STR(session_token, role, .must = true, .doc = "traveler, or the role of staff."),
	F_I64(session_token, user_id, .must = true));

CODEC(password_change,
	F_STR(password_change, current, .must = true, .min = 1, .max = 128, .opaque = true),
	F_STR(password_change, new_password, .must = true, .min = 15, .max = 128, .type = "weak-password", .opaque = true));

CODEC(password_confirm,
	F_STR(password_confirm, password, .must = true, .min = 1, .max = 128, .opaque = true));

CODEC(session,
	F_UUID(session, sid, .must = true),
	F_INSTANT(session, created_at, .must = true),
	F_INSTANT(session, seen_at, .must = true),
	F_INSTANT(session, expires_at, .must = true),
	F_STR(session, user_agent, ),
	F_BOOL(session, current, .must = true));

CODEC(session_page,
	F_LIST(session_page, items, n, session, .must = true));

CODEC(by_sid,
	F_UUID(by_sid, sid, .must = true));

CODEC(ws_ticket,
	F_STR(ws_ticket, ticket, .must = true),
	F_I64(ws_ticket, expires_in_s, .must = true));
