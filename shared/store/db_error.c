/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/store/db_inside.h"

#include <errmsg.h>
#include <mysqld_error.h>
#include <string.h>

#include "shared/base/clock.h"
#include "shared/base/log.h"

enum txn_class
txn_class(unsigned err)
{
	switch (err) {
	case 0:
		return TXN_FINE;
	case ER_DUP_ENTRY: case ER_NO_REFERENCED_ROW_2: case ER_ROW_IS_REFERENCED_2:
		return TXN_CONFLICT;
	case ER_LOCK_DEADLOCK: case ER_CHECKREAD: case ER_LOCK_WAIT_TIMEOUT: case ER_NEED_REPREPARE:
	case ER_TABLE_DEF_CHANGED:
		return TXN_REPEAT;
	case CR_SERVER_GONE_ERROR: case CR_SERVER_LOST: case CR_SERVER_LOST_EXTENDED:
	case ER_CONNECTION_KILLED: case ER_SERVER_SHUTDOWN: case ER_UNKNOWN_STMT_HANDLER:
	case ER_ABORTING_CONNECTION: case ER_NEW_ABORTING_CONNECTION:
	case ER_NET_READ_ERROR: case ER_NET_READ_INTERRUPTED:
	case ER_NET_ERROR_ON_WRITE: case ER_NET_WRITE_INTERRUPTED:
		return TXN_LOST;
	case ER_CON_COUNT_ERROR: case ER_TOO_MANY_USER_CONNECTIONS: case ER_USER_LIMIT_REACHED:
	case CR_CONNECTION_ERROR: case CR_CONN_HOST_ERROR: case CR_UNKNOWN_HOST:
	case ER_STATEMENT_TIMEOUT: case ER_QUERY_INTERRUPTED: case ER_OPTION_PREVENTS_STATEMENT:
	case ER_OPEN_AS_READONLY: case ER_READ_ONLY_MODE: case ER_DISK_FULL: case ER_RECORD_FILE_FULL:
	case ER_OUTOFMEMORY: case ER_LOCK_TABLE_FULL: case ER_TOO_MANY_CONCURRENT_TRXS:
		return TXN_BUSY;
	default:
		return TXN_FAIL;
	}
}

/* The last word in quotes of "Duplicate entry 'a' for key 'email'", or the name
 * after CONSTRAINT of a foreign key's message. */
static void
note_conflict(struct db *db, const char *text)
{
	const char *end, *start = strstr(text, "CONSTRAINT `");
	size_t n;

	if (start != NULL) {
		start += strlen("CONSTRAINT `");
		end = strchr(start, '`');
	} else {
		end = strrchr(text, '\'');
		for (start = end; start != NULL && start > text && start[-1] != '\''; )
			start--;
	}
	if (start == NULL || end == NULL)
		return;
	n = (size_t)(end - start) < sizeof db->conflict_key ? (size_t)(end - start)
	    : sizeof db->conflict_key - 1;
	memcpy(db->conflict_key, start, n);
	db->conflict_key[n] = '\0';
}

/* Messages that quote a value are kept out of the log. */
static void
tell(const char *what, unsigned err, const char *text)
{
	bool quotes = err == ER_TRUNCATED_WRONG_VALUE || err == ER_TRUNCATED_WRONG_VALUE_FOR_FIELD ||
	    err == ER_WRONG_VALUE || err == ER_WARN_DATA_OUT_OF_RANGE || err == ER_PARSE_ERROR;

	log_error("db", "query=%s errno=%u text=\"%s\"", what, err, quotes ? "a value does not fit" : text);
}

enum status
db_fault(struct db *db, const char *what, unsigned err, const char *text, bool wrote)
{
	enum txn_class class = txn_class(err);

	if (class == TXN_CONFLICT) {
		note_conflict(db, text);
		return ST_CONFLICT;
	}
	if (class == TXN_FAIL) {
		tell(what, err, text);
		return ST_FAILED;
	}
	if (db->in_tx && db->doom == TXN_FINE)
		db->doom = class;
	log_warn("db", "query=%s errno=%u", what, err);
	if (class == TXN_LOST) {
		db_drop(db);
		breaker_failed(&db->breaker, clock_ticks_us(), false);
	}
	return class == TXN_LOST && wrote && !db->in_tx &&
	       (err == CR_SERVER_LOST || err == CR_SERVER_LOST_EXTENDED) ? ST_UNKNOWN : ST_AGAIN;
}

const char *
db_conflict_key(const struct db *db)
{
	return db->conflict_key;
}
