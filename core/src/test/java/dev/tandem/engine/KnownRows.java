package dev.tandem.engine;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lookups from a few rows that a test names with their ids and keys. */
public final class KnownRows implements Lookups {
  private record ById(String table, UUID id) {}

  private record ByKey(String table, KeyValues key) {}

  private final Map<ById, Row> rows = new HashMap<>();
  private final Map<ByKey, UUID> ids = new HashMap<>();

  /** Adds a row under one of its keys. */
  public KnownRows add(String table, UUID id, KeyValues key, Row row) {
    rows.put(new ById(lower(table), id), row);
    ids.put(new ByKey(lower(table), key), id);
    return this;
  }

  /** Adds a linked company. */
  public KnownRows company(String code, UUID id) {
    Row row = Pairing.row(Pairing.companies(), "cdm_companycode", code);
    KeyValues key = KeyValues.of("cdm_companycode", code);
    return add("cdm_companies", id, key, row).add("cdm_company", id, key, row);
  }

  private static String lower(String table) {
    return table.toLowerCase(Locale.ROOT);
  }

  @Override
  public @Nullable Row rowById(String table, UUID id) {
    return rows.get(new ById(lower(table), id));
  }

  @Override
  public @Nullable Row rowByKey(String table, KeyValues key) {
    UUID id = ids.get(new ByKey(lower(table), key));
    return id == null ? null : rowById(table, id);
  }

  @Override
  public @Nullable Reference refer(String table, KeyValues key) {
    UUID id = ids.get(new ByKey(lower(table), key));
    return id == null ? null : Reference.byId(table, id);
  }
}
