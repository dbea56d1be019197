package dev.tandem.example.kafka;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.value.Row;
import org.jspecify.annotations.Nullable;

/**
 * Says which changes must stay in order: all that have one route go to one partition. Both rows of
 * a pair must get the same route, and so must rows of maps that refer to each other. A pure
 * function, called from any thread.
 */
@FunctionalInterface
public interface Routing {

  /**
   * The route of a row; null when what is known of the row does not tell it.
   *
   * @param table the table of the row
   * @param row as much of the row as is known; null for nothing
   * @param key its key as far as the system told it; null for nothing
   */
  @Nullable String route(TableName table, @Nullable Row row, @Nullable KeyValues key);
}
