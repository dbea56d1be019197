package dev.tandem.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The crash test on a database of one's choice, with the settings that the store insists on or as
 * it comes. Not part of the build, since it is there to see others fail:
 *
 * <pre>mvn -P crash test -pl core/store-jdbc -am -Dcrash.kills=20 -Dcrash.checked=false</pre>
 *
 * <p>{@code crash.url} is a JDBC address of SQLite, PostgreSQL or H2, and an H2 file unless it is
 * given; {@code crash.rows} are the rows of each kind in a commit.
 */
class ChosenCrash {
  @TempDir private Path directory = Path.of("");

  @Test
  void losesNothing() throws IOException, InterruptedException {
    String url = System.getProperty("crash.url", "jdbc:h2:" + directory.resolve("store"));
    int rows = Integer.getInteger("crash.rows", 40);
    boolean checked = Boolean.parseBoolean(System.getProperty("crash.checked", "true"));
    int kills = Integer.getInteger("crash.kills", 10);

    int lost = new CrashTrial(url, rows, checked, () -> {}).kill(kills, System.nanoTime());

    assertThat(lost)
        .as("acknowledged commits of %d rows that %d kills lost on %s", rows, kills, url)
        .isZero();
  }
}
