/* SPDX-License-Identifier: Apache-2.0 */
/* Sending, against librdkafka's own mock of a broker, with injected errors. */
#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafka_mock.h>
#include <string.h>

#include "shared/bus/bus.h"
#include "t/tap.h"

#define PRODUCE 0                 /* the protocol's number of a Produce request */

static rd_kafka_t *broker;
static rd_kafka_mock_cluster_t *cluster;
static const char *brokers;

static struct bus_letter
letter(const char *topic, const char *text)
{
	return (struct bus_letter){ .topic = topic, .key = { "k", 1 }, .value = { text, strlen(text) },
		.request_id = "r-1" };
}

static void
each_letter_is_reported(void)
{
	struct bus_out *out = bus_out_new(brokers, 0);
	struct bus_letter l[100];

	for (int i = 0; i < 100; i++) {
		l[i] = letter("there", "hello");
		CU_ASSERT_EQUAL(bus_produce(out, &l[i]), ST_OK);
		CU_ASSERT_EQUAL(l[i].st, ST_AGAIN);
	}
	CU_ASSERT_EQUAL(bus_flush(out, 5000), ST_OK);
	for (int i = 0; i < 100; i++)
		CU_ASSERT_EQUAL(l[i].st, ST_OK);
	CU_ASSERT_EQUAL(bus_flush(out, 0), ST_OK);
	bus_out_free(&out);
	CU_ASSERT_PTR_NULL(out);
}

static void
a_passing_error_is_repeated(void)
{
	struct bus_out *out = bus_out_new(brokers, 0);
	struct bus_letter l = letter("there", "again");

	rd_kafka_mock_push_request_errors(cluster, PRODUCE, 2, RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS,
	                                  RD_KAFKA_RESP_ERR_REQUEST_TIMED_OUT);
	CU_ASSERT_EQUAL(bus_produce(out, &l), ST_OK);
	CU_ASSERT_EQUAL(bus_flush(out, 5000), ST_OK);
	CU_ASSERT_EQUAL(l.st, ST_OK);
	bus_out_free(&out);
}

static void
a_letter_that_never_will_is_told_from_the_others(void)
{
	static char big[2000000];
	struct bus_out *out = bus_out_new(brokers, 0);
	struct bus_letter fine = letter("there", "x"), large = letter("there", "");

	memset(big, 'x', sizeof big);
	large.value = (struct bytes){ big, sizeof big };
	CU_ASSERT_EQUAL(bus_produce(out, &fine), ST_OK);
	CU_ASSERT_EQUAL(bus_produce(out, &large), ST_FAILED);
	CU_ASSERT_EQUAL(large.st, ST_FAILED);
	CU_ASSERT_EQUAL(bus_flush(out, 5000), ST_OK);
	CU_ASSERT_EQUAL(fine.st, ST_OK);
	bus_out_free(&out);
}

static void
a_refused_letter_is_told(void)
{
	struct bus_out *out = bus_out_new(brokers, 0);
	struct bus_letter l = letter("there", "x");

	rd_kafka_mock_push_request_errors(cluster, PRODUCE, 1, RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE);
	CU_ASSERT_EQUAL(bus_produce(out, &l), ST_OK);
	CU_ASSERT_EQUAL(bus_flush(out, 5000), ST_FAILED);
	CU_ASSERT_EQUAL(l.st, ST_FAILED);
	l = letter("there", "y");
	CU_ASSERT_EQUAL(bus_produce(out, &l), ST_OK);          /* and the next one goes */
	CU_ASSERT_EQUAL(bus_flush(out, 5000), ST_OK);
	bus_out_free(&out);
}

static void
an_away_broker_keeps_nobody(void)
{
	struct bus_out *out = bus_out_new(brokers, 0);
	struct bus_letter l = letter("there", "later");

	rd_kafka_mock_broker_set_down(cluster, 1);
	CU_ASSERT_EQUAL(bus_produce(out, &l), ST_OK);
	CU_ASSERT_EQUAL(bus_flush(out, 100), ST_AGAIN);
	CU_ASSERT_EQUAL(l.st, ST_AGAIN);
	rd_kafka_mock_broker_set_up(cluster, 1);
	CU_ASSERT_EQUAL(bus_flush(out, 5000), ST_OK);          /* the same letter, once */
	CU_ASSERT_EQUAL(l.st, ST_OK);
	rd_kafka_mock_broker_set_down(cluster, 1);
	{
		struct bus_letter gone = letter("there", "forgotten");
		CU_ASSERT_EQUAL(bus_produce(out, &gone), ST_OK);
		CU_ASSERT_EQUAL(bus_flush(out, 20), ST_AGAIN);
		bus_forget(out);
		memset(&gone, 0xee, sizeof gone);          /* its report must not come here any more */
		CU_ASSERT_EQUAL(bus_flush(out, 0), ST_OK);
		rd_kafka_mock_broker_set_up(cluster, 1);
		l = letter("there", "next");
		CU_ASSERT_EQUAL(bus_produce(out, &l), ST_OK);
		CU_ASSERT_EQUAL(bus_flush(out, 5000), ST_OK);
		CU_ASSERT_EQUAL((int)gone.st, (int)0xeeeeeeee);
	}
	bus_out_free(&out);
}

int
main(void)
{
	CU_TestInfo tests[] = {
		{ "each_letter_is_reported", each_letter_is_reported },
		{ "a_passing_error_is_repeated", a_passing_error_is_repeated },
		{ "a_letter_that_never_will_is_told_from_the_others", a_letter_that_never_will_is_told_from_the_others },
		{ "a_refused_letter_is_told", a_refused_letter_is_told },
		{ "an_away_broker_keeps_nobody", an_away_broker_keeps_nobody },
		CU_TEST_INFO_NULL };
	CU_SuiteInfo suites[] = { { .pName = "letters", .pTests = tests }, CU_SUITE_INFO_NULL };
	char error[256];
	int rc;

	broker = rd_kafka_new(RD_KAFKA_PRODUCER, rd_kafka_conf_new(), error, sizeof error);
	cluster = rd_kafka_mock_cluster_new(broker, 1);
	brokers = rd_kafka_mock_cluster_bootstraps(cluster);
	rd_kafka_mock_topic_create(cluster, "there", 2, 1);
	rc = tap_main(suites);
	rd_kafka_mock_cluster_destroy(cluster);
	rd_kafka_destroy(broker);
	return rc;
}
