package dev.tandem.example.odata.finance.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.example.odata.client.Secret;
import dev.tandem.spi.testkit.ManualClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who listens when several work on one store. */
class EventIntakeTest {
  @TempDir private Path folder = Path.of("");

  private final ManualClock clock = ManualClock.at(Told.AT);

  private EventIntake.Settings on(int port) {
    return new EventIntake.Settings(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
        folder.resolve("events.db"),
        Secret.of(() -> "secret"),
        Duration.ofMinutes(1));
  }

  @Test
  void oneListensAndTheNextTakesItsTurn() {
    EventIntake first = EventIntake.open(on(0), clock);
    try (EventIntake second = EventIntake.open(on(0), clock)) {
      assertThat(first.endpoint()).isNotNull();
      assertThat(second.endpoint()).isNull();
      clock.advance(Duration.ofSeconds(2));
      second.listen();
      assertThat(second.endpoint()).isNull();
      first.close();
      second.listen();
      assertThat(second.endpoint()).as("it looks once a second").isNull();
      clock.advance(Duration.ofSeconds(2));
      second.listen();
      assertThat(second.endpoint()).isNotNull();
    }
  }

  @Test
  void aPortOfSomebodyElseIsSaidAtOnceAndBlocksNobody() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> EventIntake.open(on(other.getLocalPort()), clock))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("port " + other.getLocalPort());
    }
    try (EventIntake free = EventIntake.open(on(0), clock)) {
      assertThat(free.endpoint()).isNotNull();
    }
  }
}
