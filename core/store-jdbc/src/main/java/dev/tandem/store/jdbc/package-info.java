/**
 * The durable {@link dev.tandem.spi.state.SyncStore}, over JDBC: on a file of SQLite, which is the
 * default for a host without a database of its own, or on PostgreSQL.
 *
 * <p>A host adds the driver to its path and opens a store:
 *
 * <pre>{@code
 * SyncStore embedded = JdbcSyncStore.openFile(Path.of("tandem.db")); // org.xerial:sqlite-jdbc
 * SyncStore shared = JdbcSyncStore.open(dataSource);                 // a pool, or a plain source
 * SyncStore tuned =
 *     JdbcSyncStore.builder(dataSource).clock(clock).lockTimeout(Duration.ofSeconds(5)).open();
 * }</pre>
 *
 * <p>On PostgreSQL the option {@code reWriteBatchedInserts=true} of its driver makes commits
 * cheaper.
 *
 * <p>The tables, whose names all start with {@code tandem_}, are created and migrated on opening,
 * so the user of the database needs the right to create tables in its default schema. A store
 * refuses to open when a commit that it acknowledges could be lost, and says what to change.
 *
 * <p>Several threads and several processes may work on one store; on SQLite they must be processes
 * of one machine. Commits of one store take turns, so that sequences are given in the order of the
 * commits and a reader that goes on behind a sequence misses none.
 *
 * <p>A call that fails with {@link dev.tandem.spi.error.TransientConnectorException} may be
 * repeated as it is, even a commit of which nobody knows whether it took place. If it did, the
 * obligations that it brought count as repeated, and what it settled or expected is found {@code
 * Changed}; then nothing is stored twice, and the caller reads the present state and goes on from
 * there.
 */
@NullMarked
package dev.tandem.store.jdbc;

import org.jspecify.annotations.NullMarked;
