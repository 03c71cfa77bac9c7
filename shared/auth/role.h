/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SHARED_AUTH_ROLE_H
#define SHARED_AUTH_ROLE_H

/* Who calls. TRAVELER comes from a traveler's token; VIEWER and above from an
 * admin's: a token of the one audience is nothing to routes of the other. */
enum role { ANYONE, TRAVELER, VIEWER, AGENT, MANAGER, CHIEF };

extern const char *const role_names[];     /* "anyone", "traveler", ... and NULL */

#endif
