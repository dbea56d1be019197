package dev.tandem.core.testkit;

import dev.tandem.engine.LookupRequest;
import dev.tandem.engine.Lookups;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Knows only what was asked for: a host that fetches exactly the requests it is given. */
final class AskedLookups implements Lookups {
  private record Question(String table, Object what) {}

  private final Lookups world;
  private final Map<Question, Row> rows = new HashMap<>();
  private final Map<Question, Reference> references = new HashMap<>();

  /** Fetches from these lookups. */
  AskedLookups(Lookups world) {
    this.world = world;
  }

  /** Fetches one request; whether that brought anything new. */
  boolean fetch(LookupRequest request) {
    String table = request.table();
    if (request.row() instanceof Reference.ById byId) {
      Row row = world.rowById(table, byId.id());
      return row != null && !row.equals(rows.put(question(table, byId.id()), row));
    }
    KeyValues key = ((Reference.ByKey) request.row()).key();
    Reference reference = world.refer(table, key);
    Row row = world.rowByKey(table, key);
    boolean anew = reference != null && references.put(question(table, key), reference) == null;
    return (row != null && !row.equals(rows.put(question(table, key), row))) || anew;
  }

  private static Question question(String table, Object what) {
    return new Question(table.toLowerCase(Locale.ROOT), what);
  }

  @Override
  public @Nullable Row rowById(String table, UUID id) {
    return rows.get(question(table, id));
  }

  @Override
  public @Nullable Row rowByKey(String table, KeyValues key) {
    return rows.get(question(table, key));
  }

  @Override
  public @Nullable Reference refer(String table, KeyValues key) {
    return references.get(question(table, key));
  }
}
