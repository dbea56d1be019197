package dev.tandem.cli;

import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.sync.BacklogSize;
import dev.tandem.sync.MapStatus;
import dev.tandem.sync.SyncRuntime;
import dev.tandem.sync.event.SyncEvent;
import dev.tandem.sync.event.SyncListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells how a synchronisation goes: what happened, and the counters when they changed. */
final class Progress implements SyncListener {
  private static final Duration BETWEEN = Duration.ofSeconds(1);
  private static final int MOST_LINES = 10;

  private final Consumer<String> lines;
  private final Clock clock;
  private final Duration interval;
  private String last = "";
  private Instant looked = Instant.MIN;
  private Instant told = Instant.MIN;
  private int events;

  Progress(Consumer<String> lines, Clock clock, Duration interval) {
    this.lines = lines;
    this.clock = clock;
    this.interval = interval;
  }

  @Override
  public void on(SyncEvent event) {
    String text = text(event);
    if (text != null && ++events <= MOST_LINES) {
      say(text);
    }
  }

  private void say(String text) {
    lines.accept(clock.instant().truncatedTo(ChronoUnit.SECONDS) + " " + text);
  }

  private static @Nullable String text(SyncEvent event) {
    if (event instanceof SyncEvent.Settled settled) {
      boolean sad =
          settled.status() == ObligationStatus.DEAD
              || settled.status() == ObligationStatus.CONFLICT;
      return sad
          ? "%s to %s: %s: %s"
              .formatted(
                  settled.map(),
                  Words.side(settled.target()),
                  settled.status() == ObligationStatus.DEAD ? "dead letter" : "conflict",
                  settled.note())
          : null;
    } else if (event instanceof SyncEvent.StateChanged state) {
      return "%s: %s, was %s: %s".formatted(state.map(), state.to(), state.from(), state.reason());
    } else if (event instanceof SyncEvent.Alerted alert) {
      return "ALERT %s: %d errors on %s, for %s"
          .formatted(alert.rule(), alert.errors(), alert.map(), alert.recipients());
    } else if (event instanceof SyncEvent.Paused paused) {
      return "%s asks to wait until %s".formatted(Words.side(paused.side()), paused.until());
    } else if (event instanceof SyncEvent.FeedExpired expired) {
      return "the change feed of %s lost changes, everything is compared: %s"
          .formatted(Words.side(expired.side()), expired.reason());
    } else if (event instanceof SyncEvent.MapChanged changed) {
      return changed.map() + " runs in another version than before";
    }
    return null;
  }

  /** Tells the counters if they changed, or if it is time and something waits. */
  void look(SyncRuntime runtime) {
    Instant now = clock.instant();
    if (now.isBefore(looked.plus(BETWEEN))) {
      return;
    }
    looked = now;
    tell(runtime, now);
  }

  private void tell(SyncRuntime runtime, Instant now) {
    if (events > MOST_LINES) {
      say("and %d more".formatted(events - MOST_LINES));
    }
    events = 0;
    String text = line(runtime);
    boolean due = runtime.counters().waiting() > 0 && !now.isBefore(told.plus(interval));
    if (due || !text.equals(last)) {
      say(text);
      last = text;
      told = now;
    }
  }

  private static String line(SyncRuntime runtime) {
    List<MapStatus> maps = runtime.status();
    List<BacklogSize> sizes = runtime.backlog().sizes();
    StringBuilder line = new StringBuilder(runtime.counters().toString());
    for (int i = 0; i < maps.size(); i++) {
      long waits = sizes.get(i).total();
      boolean usual = maps.get(i).state().sends() && waits == 0;
      if (!usual) {
        line.append("; %s %s".formatted(maps.get(i).map(), maps.get(i).state()));
        line.append(waits == 0 ? "" : ", %d wait".formatted(waits));
      }
    }
    return line.toString();
  }

  /** The last line, whatever was told before. */
  void finish(SyncRuntime runtime) {
    tell(runtime, clock.instant());
  }
}
