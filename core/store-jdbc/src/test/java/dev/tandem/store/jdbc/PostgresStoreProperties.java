package dev.tandem.store.jdbc;

import dev.tandem.spi.state.SyncStore;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PostgresStoreProperties {

  @Property(tries = 30)
  void answersAsTheStoreInMemory(@ForAll long seed) {
    try (SyncStore expected = SyncStore.inMemory();
        SyncStore actual = JdbcSyncStore.open(Postgres.emptyDatabase())) {
      new RandomHistory(seed, expected, actual).run();
    }
  }
}
