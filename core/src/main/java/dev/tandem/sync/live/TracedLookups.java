package dev.tandem.sync.live;

import dev.tandem.engine.Lookups;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lookups that remember what they could not find, for one row. On demand a row that is not there is
 * referred to all the same, so that the rest of the row can travel first and the lookup later
 * (UND-30).
 */
final class TracedLookups implements Lookups {
  private final Lookups lookups;
  private final boolean pretending;
  // Nearly every row finds all it asks for: room is made for the first that is missing.
  private Set<String> missing = Set.of();
  private Set<String> tables = Set.of();
  private Set<Reference> pretended = Set.of();

  TracedLookups(Lookups lookups, boolean pretending) {
    this.lookups = lookups;
    this.pretending = pretending;
  }

  /** The names of the rows that were not there, see {@link Awaited}. */
  Set<String> missing() {
    return missing;
  }

  /** The tables of the rows that were not there. */
  Set<String> tables() {
    return tables;
  }

  private void miss(String table, String name) {
    if (missing.isEmpty()) {
      missing = new LinkedHashSet<>();
      tables = new LinkedHashSet<>();
      pretended = new LinkedHashSet<>();
    }
    missing.add(name);
    tables.add(table);
  }

  /** Whether a reference was made up. */
  boolean isPretended(@Nullable Object value) {
    return value instanceof Reference reference && pretended.contains(reference);
  }

  @Override
  public @Nullable Row rowById(String table, UUID id) {
    Row row = lookups.rowById(table, id);
    if (row == null) {
      miss(table, Awaited.row(id));
    }
    return row;
  }

  @Override
  public @Nullable Row rowByKey(String table, KeyValues key) {
    Row row = lookups.rowByKey(table, key);
    if (row == null) {
      miss(table, Awaited.key(table, key));
    }
    return row;
  }

  @Override
  public @Nullable Reference refer(String table, KeyValues key) {
    Reference reference = lookups.refer(table, key);
    if (reference == null) {
      miss(table, Awaited.key(table, key));
      if (pretending) {
        Reference made = Reference.byKey(table, key);
        pretended.add(made);
        return made;
      }
    }
    return reference;
  }
}
