package dev.tandem.cli.sync;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the rows of a side are. Immutable. */
public sealed interface SystemConfig {

  /**
   * In a database.
   *
   * @param database which one
   */
  record Jdbc(Database database) implements SystemConfig {}

  /**
   * In the memory of the process, for trying out.
   *
   * @param rows a file of rows to begin with; null for none
   */
  record Memory(@Nullable Path rows) implements SystemConfig {}
}
