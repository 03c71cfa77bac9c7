/* SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "agents/ctl/ctl.h"
#include "shared/bus/bus.h"

static enum status
list(struct ctl *ctl)
{
	struct bus_topic *topics;
	size_t n;
	enum status st = bus_topics_list(ctl->config.kafka_brokers, ctl->mem, &topics, &n, &ctl->problem);

	for (size_t i = 0; st == ST_OK && i < n; i++)
		if (topics[i].partitions > 0)
			printf("%-24s %3d partitions %12" PRId64 " messages\n", topics[i].name,
			       topics[i].partitions, topics[i].messages);
		else
			printf("%-24s missing\n", topics[i].name);
	return st;
}

enum status
ctl_topics(struct ctl *ctl, int argc, char **argv)
{
	if (argc == 1 && strcmp(argv[0], "list") == 0)
		return list(ctl);
	if (argc != 1 || strcmp(argv[0], "make") != 0)
		return ST_MALFORMED;
	return bus_topics_make(ctl->config.kafka_brokers, &ctl->problem);
}
