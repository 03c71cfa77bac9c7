/* SPDX-License-Identifier: Apache-2.0 */
/* What the db_*.c files share; nobody else includes it. */
#ifndef SHARED_STORE_DB_INSIDE_H
#define SHARED_STORE_DB_INSIDE_H

#include <mysql.h>

#include "shared/store/breaker.h"
#include "shared/store/db.h"
#include "shared/store/url.h"

#define DB_FIELDS_MAX 64

/* What an error of the server means for the transaction it happened in. */
enum txn_class {
	TXN_FINE,
	TXN_CONFLICT,     /* a unique key or a foreign key: fn decides */
	TXN_REPEAT,       /* roll back and do all of it again */
	TXN_LOST,         /* the connection is gone: rolled back by the server, again on a new one */
	TXN_BUSY,         /* roll back, ST_AGAIN: later may work, at once will not */
	TXN_FAIL          /* a defect */
};

struct prepared { const struct query *query; MYSQL_STMT *stmt; };

struct db {
	MYSQL           *my;              /* NULL: not connected */
	enum db_use      use;
	struct arena    *mem, *row_mem;   /* of the handle; of the row in db_each's hand */
	struct url       url;
	struct breaker   breaker;
	struct prepared *prepared;
	size_t           n_prepared, room;
	bool             in_tx;
	enum txn_class   doom;            /* of the open transaction: TXN_FINE until a statement dooms it */
	unsigned         connection, locked_on;   /* number of the connection; of the one that locked */
	char             conflict_key[129];
};

enum txn_class txn_class(unsigned err);

/* Takes note of a failure (log, conflict key, doom, lost connection) and says
 * its status. wrote: a write that may have been done when the answer was lost. */
enum status db_fault(struct db *, const char *what, unsigned err, const char *text, bool wrote);

enum status db_connect(struct db *) MUST_CHECK;        /* ST_OK at once when there is a connection */
void        db_drop(struct db *);                      /* closes it with all that was prepared */
enum status db_command(struct db *, const char *what, const char *sql) MUST_CHECK;

/* Prepared and run, with the one repetition that is safe. */
enum status db_execute(struct db *, const struct query *, const void *in, MYSQL_STMT **) MUST_CHECK;
enum status db_prepare(struct db *, const struct query *, MYSQL_STMT **) MUST_CHECK;

/* The parameters, by q's table; the binds point into in and into room. */
struct db_room { unsigned long len; MYSQL_TIME time; };
void db_bind(const struct field *, const char *in, MYSQL_BIND *, struct db_room *);
size_t db_count(const struct field *);                 /* of NULL: 0 */

#endif
