package dev.tandem.bench;

import dev.tandem.spi.state.SyncStore;
import dev.tandem.store.jdbc.JdbcSyncStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The stores that are measured, spelled as on the command line. */
public enum StoreKind {
  /** Lives and dies with the process. */
  memory,
  /** The embedded default, in a directory of the system for temporary files. */
  sqlite;

  /**
   * A store and where it is.
   *
   * @param store empty
   * @param files its directory, in a list without elements when it has none
   */
  record Opened(SyncStore store, List<Path> files) {
    void close() throws IOException {
      store.close();
      for (Path directory : files) {
        try (Stream<Path> all = Files.walk(directory)) {
          for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        }
      }
    }
  }

  Opened open() throws IOException {
    if (this == memory) {
      return new Opened(SyncStore.inMemory(), List.of());
    }
    Path directory = Files.createTempDirectory("tandem-bench");
    return new Opened(JdbcSyncStore.openFile(directory.resolve("store.db")), List.of(directory));
  }
}
