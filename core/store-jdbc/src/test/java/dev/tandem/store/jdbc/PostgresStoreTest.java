package dev.tandem.store.jdbc;

import dev.tandem.spi.state.SyncStore;
import dev.tandem.spi.testkit.SyncStoreContract;
import java.util.Optional;

class PostgresStoreTest implements SyncStoreContract {
  private final StoreKept kept = new StoreKept(Postgres::emptyDatabase);

  @Override
  public SyncStore openEmpty() {
    return kept.openEmpty();
  }

  @Override
  public Optional<SyncStore> reopen(SyncStore closed) {
    return kept.reopen(closed);
  }
}
