/* SPDX-License-Identifier: Apache-2.0 */
/* Time-based one-time passwords: RFC 6238 with SHA-1, 6 digits, 30 seconds. */
#ifndef SHARED_AUTH_TOTP_H
#define SHARED_AUTH_TOTP_H

#include "shared/base/arena.h"
#include "shared/base/status.h"

#include <stdint.h>

#define TOTP_SECRET_BYTES 20
#define TOTP_STEP_S 30
#define TOTP_LATE_S 5              /* how long the previous step's code is still good */
#define TOTP_TEXT 7                /* 6 digits and a NUL */

void totp_secret(uint8_t secret[TOTP_SECRET_BYTES]);       /* random */
void totp_code(const uint8_t secret[TOTP_SECRET_BYTES], int64_t now_s, char text[TOTP_TEXT]);

/* ST_OK: the code of this step, or of the one before in its first seconds, and
 * later than *last_step, which becomes the code's step: the caller must store
 * it before it believes the answer. ST_UNAUTHORIZED otherwise. */
enum status totp_check(const uint8_t secret[TOTP_SECRET_BYTES], const char *code, int64_t now_s,
                       int64_t *last_step) MUST_CHECK;

/* otpauth://totp/... for authenticator programs, the secret in base32. */
const char *totp_uri(struct arena *, const char *issuer, const char *account,
                     const uint8_t secret[TOTP_SECRET_BYTES]);

#endif
