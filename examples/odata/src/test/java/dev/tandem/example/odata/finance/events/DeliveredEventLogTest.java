package dev.tandem.example.odata.finance.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.spi.error.TransientConnectorException;
import dev.tandem.spi.testkit.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveredEventLogTest {
  private static final Duration OUTAGE = Duration.ofMinutes(1);

  @TempDir private Path folder = Path.of("");

  private final ManualClock clock = ManualClock.at(Told.AT);

  private DeliveredEventLog open() {
    return DeliveredEventLog.open(folder.resolve("a #1 log?.db"), clock);
  }

  private static List<String> ids(DeliveredEventLog log, long after) {
    return log.after(after, 100).stream().map(event -> event.message().id()).toList();
  }

  @Test
  void numbersEventsAsTheyArriveAndKeepsEachOnce() {
    try (DeliveredEventLog log = open()) {
      long start = log.end();
      assertThat(log.append(List.of(Told.event("e1"), Told.event("e2"), Told.event("e1"))))
          .isEqualTo(2);
      assertThat(log.append(List.of(Told.event("e2"), Told.event("e3")))).isEqualTo(1);
      assertThat(ids(log, start)).containsExactly("e1", "e2", "e3");
      assertThat(log.after(start, 100))
          .extracting(DeliveredEventLog.Numbered::position)
          .containsExactly(start + 1, start + 2, start + 3);
      assertThat(log.end()).isEqualTo(start + 3);
      assertThat(ids(log, start + 2)).containsExactly("e3");
      assertThat(log.after(start, 2)).hasSize(2);
    }
  }

  @Test
  void losesNothingWhenItIsOpenedAgain() {
    long start;
    try (DeliveredEventLog log = open()) {
      start = log.end();
      log.append(List.of(Told.event("e1"), Told.event("e2")));
    }
    clock.advance(Duration.ofDays(1));
    try (DeliveredEventLog log = open()) {
      assertThat(log.append(List.of(Told.event("e2"), Told.event("e3")))).isEqualTo(1);
      assertThat(log.after(start, 100).get(0).message()).isEqualTo(Told.event("e1"));
      assertThat(ids(log, start + 1)).containsExactly("e2", "e3");
      assertThat(log.dropped()).isEqualTo(start);
    }
  }

  // I10
  @Test
  void dropsTheOldestAndSaysSo() {
    try (DeliveredEventLog log = DeliveredEventLog.open(folder.resolve("log.db"), clock, 5)) {
      long start = log.end();
      for (int i = 1; i <= 11; i++) {
        log.append(List.of(Told.event("e" + i)));
      }
      assertThat(log.end()).isEqualTo(start + 11);
      assertThat(log.dropped()).isEqualTo(start + 6);
      assertThat(ids(log, log.dropped())).containsExactly("e7", "e8", "e9", "e10", "e11");
    }
  }

  // I10
  @Test
  void aNewFileBeginsBehindAllPositionsOfAnEarlierOne() throws IOException {
    Path file = folder.resolve("log.db");
    long end;
    try (DeliveredEventLog log = DeliveredEventLog.open(file, clock)) {
      log.append(List.of(Told.event("e1"), Told.event("e2")));
      end = log.end();
    }
    Files.delete(file);
    clock.advance(Duration.ofSeconds(1));
    try (DeliveredEventLog log = DeliveredEventLog.open(file, clock)) {
      assertThat(log.dropped()).isGreaterThan(end);
    }
  }

  // I10
  @Test
  void cursorsOutliveAShortPauseAndExpireAfterAnOutage() {
    try (DeliveredEventLog log = open()) {
      log.resume(OUTAGE);
      log.append(List.of(Told.event("e1")));
      log.pause();
      long end = log.end();
      clock.advance(OUTAGE);
      log.resume(OUTAGE);
      assertThat(log.dropped()).isLessThan(end);
      clock.advance(OUTAGE.plusMillis(1));
      log.resume(OUTAGE);
      assertThat(log.dropped()).isGreaterThan(end);
      assertThat(log.end()).isEqualTo(log.dropped());
      log.append(List.of(Told.event("e2")));
      assertThat(ids(log, log.dropped())).containsExactly("e2");
    }
  }

  @Test
  void severalProcessesShareAFile() {
    try (DeliveredEventLog one = open();
        DeliveredEventLog other = open()) {
      long start = one.end();
      List<String> expected = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        expected.add("e" + i);
        (i % 2 == 0 ? one : other).append(List.of(Told.event("e" + i)));
      }
      assertThat(ids(other, start)).isEqualTo(expected);
      assertThat(ids(one, start)).isEqualTo(expected);
    }
  }

  @Test
  void saysWhatFails() throws IOException {
    Path file =
        Files.writeString(folder.resolve("notes.txt"), "no database, but a text ".repeat(50));
    assertThatThrownBy(() -> DeliveredEventLog.open(file, clock))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("notes.txt");
    DeliveredEventLog log = open();
    log.close();
    assertThatThrownBy(() -> log.append(List.of(Told.event("e1"))))
        .isInstanceOf(TransientConnectorException.class)
        .hasMessageContaining("keep events");
  }
}
