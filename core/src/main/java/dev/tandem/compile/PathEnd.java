package dev.tandem.compile;

import dev.tandem.engine.plan.PathReader.Hop;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.TableSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way from a lookup column to one natural key column.
 *
 * @param table the table behind the lookup, as references name it
 * @param schema its schema, null when unknown
 * @param hops the columns behind the lookup
 * @param key the last column, null when unknown
 */
record PathEnd(
    String table, @Nullable TableSchema schema, List<Hop> hops, @Nullable ColumnSchema key) {}
