package dev.tandem.store.jdbc;

import dev.tandem.spi.state.SyncStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SqliteStoreProperties {

  @Property(tries = 25)
  void answersAsTheStoreInMemory(@ForAll long seed) throws IOException {
    Path directory = Files.createTempDirectory("tandem-store");
    try (SyncStore expected = SyncStore.inMemory();
        SyncStore actual = JdbcSyncStore.openFile(directory.resolve("history.db"))) {
      new RandomHistory(seed, expected, actual).run();
    }
    Files.delete(directory.resolve("history.db"));
    Files.delete(directory);
  }
}
