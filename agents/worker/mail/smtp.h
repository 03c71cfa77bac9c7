/* SPDX-License-Identifier: Apache-2.0 */
/* One mail to the mail server, within 10 s. The connection is kept for the next. */
#ifndef AGENTS_WORKER_MAIL_SMTP_H
#define AGENTS_WORKER_MAIL_SMTP_H

#include "shared/base/buffer.h"
#include "shared/travel/saga.h"

struct smtp;

/* smtp://host:port, smtps:// for TLS, with user:password@ where the server asks. */
struct smtp *smtp_new(const char *url);
void         smtp_free(struct smtp **);

/* MAIL_REFUSED: the server said 5xx to this address or this mail. MAIL_LATER
 * else; the mail may have been taken nevertheless, when the answer was lost. */
enum mail_end smtp_send(struct smtp *, const char *from, const char *to, const struct buffer *message);

#endif
