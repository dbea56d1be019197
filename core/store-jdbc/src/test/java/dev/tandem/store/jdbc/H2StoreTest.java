package dev.tandem.store.jdbc;

import dev.tandem.spi.state.SyncStore;
import dev.tandem.spi.testkit.SyncStoreContract;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;

class H2StoreTest implements SyncStoreContract {
  private final AtomicInteger files = new AtomicInteger();

  @TempDir private Path directory = Path.of("");

  private final StoreKept kept =
      new StoreKept(
          () -> Sources.of("jdbc:h2:" + directory.resolve("store" + files.incrementAndGet())));

  @Override
  public SyncStore openEmpty() {
    return kept.openEmpty();
  }

  @Override
  public Optional<SyncStore> reopen(SyncStore closed) {
    return kept.reopen(closed);
  }
}
