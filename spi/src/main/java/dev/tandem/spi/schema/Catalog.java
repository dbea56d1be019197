package dev.tandem.spi.schema;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The tables or entities of one side. Implementations are immutable snapshots (VAL-4) and safe for
 * any thread.
 */
public interface Catalog {

  /** The side these tables belong to. */
  Side side();

  /** All tables, in a stable order. */
  Collection<TableSchema> tables();

  /**
   * Finds a table: finance entities by label, then metadata name, then collection name (JSON-3);
   * Dataverse tables by entity set name, then logical name (JSON-4). Any case; null when unknown.
   */
  @Nullable TableSchema table(String name);

  /** A catalog of these tables. */
  static Catalog of(Side side, Collection<TableSchema> tables) {
    return new TableCatalog(side, tables);
  }
}
