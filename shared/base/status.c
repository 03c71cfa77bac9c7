/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/base/status.h"

const struct status_text status_texts[ST__COUNT] = {
#define X(name, http, type, title) [ST_##name] = { #name, type, title, http },
	STATUSES(X)
#undef X
};
