/** Proofs of the durable store, on files of SQLite and on a real PostgreSQL. */
@NullMarked
package dev.tandem.store.jdbc;

import org.jspecify.annotations.NullMarked;
