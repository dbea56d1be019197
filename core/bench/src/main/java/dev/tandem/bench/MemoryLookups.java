package dev.tandem.bench;

import dev.tandem.engine.Lookups;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Looked-up rows in one hash map: the cheapest lookups there are, the same for every contender. */
final class MemoryLookups implements Lookups {
  private final Map<UUID, Row> rows = new HashMap<>();
  private final Map<String, Reference> byCode = new HashMap<>();
  private final Map<KeyValues, Reference> companies = new HashMap<>();

  void add(UUID id, Row row) {
    rows.put(id, row);
    if (row.schema().isCalled("cdm_company")) {
      Reference reference = Reference.byId("cdm_companies", id);
      byCode.put(String.valueOf(row.value("cdm_companycode")), reference);
      companies.put(KeyValues.of("cdm_companycode", row.value("cdm_companycode")), reference);
    }
  }

  /** All rows. */
  void forEach(BiConsumer<UUID, Row> consumer) {
    rows.forEach(consumer);
  }

  /** The company by code, the way hand-written code keeps it. */
  @Nullable Reference company(String code) {
    return byCode.get(code);
  }

  @Override
  public @Nullable Row rowById(String table, UUID id) {
    return rows.get(id);
  }

  @Override
  public @Nullable Row rowByKey(String table, KeyValues key) {
    return null;
  }

  @Override
  public @Nullable Reference refer(String table, KeyValues key) {
    return companies.get(key);
  }
}
