package dev.tandem.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that write to the store are killed; it loses nothing and keeps no halves (I7). */
class CrashTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void sqliteLosesNothing() throws IOException, InterruptedException {
    String url = "jdbc:sqlite:" + directory.resolve("store.db");

    assertThat(new CrashTrial(url, 40, true, () -> {}).kill(10, System.nanoTime())).isZero();
  }

  /** The server may still carry out the last commit of a dead process while it is looked at. */
  @Test
  void postgresLosesNothing() throws IOException, InterruptedException {
    String url = Postgres.emptyUrl("&ApplicationName=victim");
    Runnable ended = () -> Postgres.awaitNoneNamed("victim");

    assertThat(new CrashTrial(url, 40, true, ended).kill(10, System.nanoTime())).isZero();
  }
}
