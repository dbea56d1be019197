package dev.tandem.example.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases that several hosts open. */
class DatabasesTest {
  private static final int HOSTS = 4;
  private static final int FILES = 100;

  @TempDir private Path folder = Path.of("");

  @Test
  void severalHostsMayOpenANewFileAtOnce() throws Exception {
    ExecutorService hosts = Executors.newFixedThreadPool(HOSTS);
    try {
      for (int file = 0; file < FILES; file++) {
        assertThat(openedTogether(hosts, folder.resolve("side%d.db".formatted(file))))
            .containsOnly(SampleCatalogs.finance().tables().size());
      }
    } finally {
      hosts.shutdownNow();
    }
  }

  private static List<Integer> openedTogether(ExecutorService hosts, Path file) throws Exception {
    CyclicBarrier start = new CyclicBarrier(HOSTS);
    Callable<Integer> open =
        () -> {
          start.await();
          try (HikariDataSource source = Databases.sqlite(file);
              JdbcConnector connector =
                  JdbcConnector.open(
                      SampleCatalogs.finance().side(),
                      source,
                      SampleCatalogs.finance(),
                      Clock.systemUTC())) {
            return connector.catalog().tables().size();
          }
        };
    List<Future<Integer>> opening = new ArrayList<>();
    for (int host = 0; host < HOSTS; host++) {
      opening.add(hosts.submit(open));
    }
    List<Integer> tables = new ArrayList<>();
    for (Future<Integer> each : opening) {
      tables.add(each.get());
    }
    return tables;
  }
}
