package dev.tandem.store.jdbc;

import dev.tandem.spi.state.SyncStore;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Stores for the contract, each in a database of its own, which it remembers. */
final class StoreKept {
  private final Supplier<DataSource> databases;
  private final IdentityHashMap<SyncStore, DataSource> opened = new IdentityHashMap<>();

  StoreKept(Supplier<DataSource> databases) {
    this.databases = databases;
  }

  SyncStore openEmpty() {
    DataSource database = databases.get();
    SyncStore store = JdbcSyncStore.open(database);
    opened.put(store, database);
    return store;
  }

  Optional<SyncStore> reopen(SyncStore closed) {
    return Optional.of(JdbcSyncStore.open(Objects.requireNonNull(opened.get(closed))));
  }
}
