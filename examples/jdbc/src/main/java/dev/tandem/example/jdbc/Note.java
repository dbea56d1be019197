package dev.tandem.example.jdbc;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.testkit.rules.HeldRow;
import dev.tandem.spi.testkit.rules.KeyedTable;
import org.jspecify.annotations.Nullable;

/**
 * One change of one row, to be logged. Immutable.
 *
 * @param position its place in the feed
 * @param transaction what is told as committed together has one number
 * @param table the table
 * @param before the row before, null for a creation
 * @param after the row after, null for a deletion
 * @param pathKey the first key of the table where it leads through lookups, else null
 * @param operationId the operation that makes it, null for an edit of the system itself
 */
record Note(
    long position,
    long transaction,
    KeyedTable table,
    @Nullable HeldRow before,
    @Nullable HeldRow after,
    @Nullable KeyValues pathKey,
    @Nullable String operationId) {}
