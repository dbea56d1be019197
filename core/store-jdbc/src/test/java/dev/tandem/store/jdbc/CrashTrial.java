package dev.tandem.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.CountKey;
import dev.tandem.spi.state.Link;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.state.SyncStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kills a process that writes to a store, again and again, and looks at what is left (I7).
 *
 * @param url where the store is
 * @param rows rows of each kind in a commit
 * @param checked whether the store checks its settings, as it does for every host
 * @param ended waits until the database no longer works for a process that is dead
 */
record CrashTrial(String url, int rows, boolean checked, Runnable ended) {
  private static final Logger LOG = LoggerFactory.getLogger(CrashTrial.class);

  /**
   * Kills a number of processes at random moments.
   *
   * @return acknowledged commits that are lost
   */
  int kill(int times, long seed) throws IOException, InterruptedException {
    Random random = new Random(seed);
    int lost = 0;
    int written = 0;
    for (int i = 0; i < times; i++) {
      int acknowledged = killOne(2 + random.nextInt(12), random.nextInt(60));
      ended.run();
      try (SyncStore store = CrashVictim.open(url, checked)) {
        int present = CrashVictim.lastOf(store);
        lost += Math.max(0, acknowledged - present);
        written = Math.max(written, present);
        LOG.info("{} acknowledged, {} there", acknowledged, present);
        assertWhole(store, present);
      }
    }
    assertThat(written).as("commits that were there").isGreaterThan(times);
    return lost;
  }

  /** Lets some commits be acknowledged and some time pass, so that the end comes anywhere. */
  private int killOne(int commits, int millis) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                CrashVictim.class.getName(),
                url,
                String.valueOf(rows),
                String.valueOf(checked))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int acknowledged = 0;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
      for (int i = 0; i < commits; i++) {
        acknowledged = number(lines.readLine());
      }
      // Not at the moment of an answer, which is between two commits.
      assertThat(process.waitFor(millis, TimeUnit.MILLISECONDS)).isFalse();
      // By its handle: the process itself would take what it said last with it.
      process.toHandle().destroyForcibly();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        acknowledged = Math.max(acknowledged, number(line));
      }
    }
    // 128 + 9: it did not end by itself.
    assertThat(process.waitFor()).isEqualTo(137);
    return acknowledged;
  }

  private static int number(String line) {
    assertThat(line).as("what the process says").isNotNull().containsOnlyDigits();
    return Integer.parseInt(line);
  }

  /** Everything of the commits up to this one is there, and nothing of any other. */
  private void assertWhole(SyncStore store, int last) {
    long before = Math.max(0, last - 1L) * rows;
    long pending = last == 0 ? 0 : rows;
    Map<CountKey, Long> counts = new HashMap<>();
    counts.put(new CountKey(CrashVictim.MAP, Side.FINANCE, ObligationStatus.PENDING), pending);
    counts.put(new CountKey(CrashVictim.MAP, Side.FINANCE, ObligationStatus.APPLIED), before);
    counts.values().removeIf(count -> count == 0);
    assertThat(store.counts()).isEqualTo(counts);

    List<Obligation> all =
        store.obligations(ObligationQuery.of(1_000_000, ObligationStatus.values()));
    assertThat(all.size())
        .as("obligations after commit %d", last)
        .isEqualTo((int) (before + pending));
    for (int i = 0; i < all.size(); i++) {
      Obligation expected =
          SampleObligations.of(
              CrashVictim.MAP,
              rows + i,
              i < before ? ObligationStatus.APPLIED : ObligationStatus.PENDING);
      Obligation found = all.get(i);
      assertThat(found.sequence()).isEqualTo(i + 1);
      assertThat(found.operationId()).isEqualTo(expected.operationId());
      assertThat(found.status()).isEqualTo(expected.status());
      assertThat(found.payload()).isEqualTo(expected.payload());
    }

    Map<LinkKey, Link> links = new HashMap<>();
    CrashVictim victim = new CrashVictim(store, rows);
    for (int number = 1; number <= last; number++) {
      victim.links(number).forEach(link -> links.put(link.key(), link));
    }
    assertThat(store.links(CrashVictim.MAP, null, 1_000_000))
        .containsExactlyInAnyOrderElementsOf(links.values());
  }
}
