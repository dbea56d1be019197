package dev.tandem.engine;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds nothing. */
enum NoLookups implements Lookups {
  INSTANCE;

  @Override
  public @Nullable Row rowById(String table, UUID id) {
    return null;
  }

  @Override
  public @Nullable Row rowByKey(String table, KeyValues key) {
    return null;
  }

  @Override
  public @Nullable Reference refer(String table, KeyValues key) {
    return null;
  }
}
