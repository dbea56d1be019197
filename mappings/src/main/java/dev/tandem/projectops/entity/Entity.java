package dev.tandem.projectops.entity;

import dev.tandem.spi.value.Row;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A row as a typed value. Every attribute may be empty, because a payload need not carry every
 * column. Two entities are equal when their attributes are; the source takes no part. Immutable and
 * safe for any thread.
 */
@SuppressWarnings("exports") // its annotations are for the compiler only
public interface Entity {

  /**
   * The row that the entity was read from; empty for a new one. It holds the columns that the
   * entity does not model, and it knows whether an empty attribute was absent or blank (NUL-1).
   */
  @Value.Auxiliary
  Optional<Row> source();
}
