package dev.tandem.example.flink.work;

import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.Side;
import java.io.Serializable;
import java.util.List;

/**
 * How a worker reaches one of the two systems. It travels with the job, so it holds addresses and
 * names of secrets, never connections or the secrets themselves. Factories that are equal share one
 * connector in each process, so records are right for it.
 */
public interface SystemFactory extends Serializable {

  /** The side that it opens. */
  Side side();

  /** Opens the system; called once in each process. */
  OpenedSystem open(Catalog catalog);

  /**
   * The page tokens at which the chunks of a table begin, where they are known without reading it;
   * the first is empty. An empty list, the usual answer, makes each reader pass on the token of the
   * page after its own.
   *
   * @param table entity set name or entity label
   * @param chunkSize rows in a page
   */
  default List<String> chunks(String table, int chunkSize) {
    return List.of();
  }
}
