package dev.tandem.spi.value;

import dev.tandem.spi.schema.KeyValues;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The value of a lookup: which row it points to, by id or by key. Immutable. */
public sealed interface Reference {

  /**
   * The referenced table by entity set or logical name; null when the column has a single target
   * and the writer left it out.
   */
  @Nullable String table();

  /**
   * A row by its unique identifier.
   *
   * @param table see {@link #table()}
   * @param id row id
   */
  record ById(@Nullable String table, UUID id) implements Reference {}

  /**
   * A row by key values; a key part behind a further lookup stands as a path, for example {@code
   * msdyn_owningcompany.cdm_companycode}.
   *
   * @param table see {@link #table()}
   * @param key the identifying values
   */
  record ByKey(@Nullable String table, KeyValues key) implements Reference {}

  /** The row with this id. */
  static Reference byId(@Nullable String table, UUID id) {
    return new ById(table, id);
  }

  /** The row with these key values. */
  static Reference byKey(@Nullable String table, KeyValues key) {
    return new ByKey(table, key);
  }
}
