package dev.tandem.engine.plan;

import dev.tandem.engine.LookupRequest;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.value.Reference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words lookup requests. */
final class Requests {
  private Requests() {}

  /** Asks for columns of a row. */
  static LookupRequest read(String table, Reference row, List<String> columns) {
    String named = row.table();
    return new LookupRequest(named == null ? table : named, row, columns, null);
  }

  /** Asks which row has a key. */
  static LookupRequest identify(String table, Reference row, @Nullable String company) {
    return new LookupRequest(table, row, List.of(), entity(company));
  }

  private static @Nullable LegalEntity entity(@Nullable String company) {
    return company == null ? null : LegalEntity.of(company);
  }
}
