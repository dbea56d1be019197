package dev.tandem.engine;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the engine may ask about rows of Dataverse tables while it maps. The engine never fetches:
 * {@link CompiledMap#lookupsNeeded} tells a host what to have at hand. Implementations answer from
 * memory, do not block and are safe for any thread.
 */
public interface Lookups {

  /**
   * The row with this id, or null when it is not there.
   *
   * @param table logical or entity set name of the table
   */
  @Nullable Row rowById(String table, UUID id);

  /**
   * The row with these key values, or null when it is not there.
   *
   * @param table logical or entity set name of the table
   */
  @Nullable Row rowByKey(String table, KeyValues key);

  /**
   * How to refer to the row with these key values in a row that is written, or null when there is
   * no such row (LKP-8).
   *
   * @param table logical or entity set name of the table
   */
  @Nullable Reference refer(String table, KeyValues key);

  /** Knows no row at all. */
  static Lookups none() {
    return NoLookups.INSTANCE;
  }

  /** Knows no row and refers to any row by its key, so that the receiving system resolves it. */
  static Lookups byKey() {
    return ByKeyLookups.INSTANCE;
  }
}
