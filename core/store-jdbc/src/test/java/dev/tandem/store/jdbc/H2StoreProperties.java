package dev.tandem.store.jdbc;

import dev.tandem.spi.state.SyncStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.h2.jdbcx.JdbcDataSource;

class H2StoreProperties {

  @Property(tries = 8)
  void answersAsTheStoreInMemory(@ForAll long seed) throws IOException {
    Path directory = Files.createTempDirectory("tandem-store");
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:" + directory.resolve("history"));
    try (SyncStore expected = SyncStore.inMemory();
        SyncStore actual = JdbcSyncStore.open(source)) {
      new RandomHistory(seed, expected, actual).run();
    }
    Files.delete(directory.resolve("history.mv.db"));
    Files.delete(directory);
  }
}
