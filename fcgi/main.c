/* SPDX-License-Identifier: Apache-2.0 */
/* kayak-api: one master, pools of responders. */
#include <stdlib.h>

int
main(void)
{
	return EXIT_FAILURE;
}
