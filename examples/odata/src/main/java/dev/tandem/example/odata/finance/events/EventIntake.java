package dev.tandem.example.odata.finance.events;

import dev.tandem.example.odata.client.Secret;
import dev.tandem.example.odata.side.DataEvent;
import dev.tandem.example.odata.side.EventLog;
import dev.tandem.example.odata.side.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Log and receiver together, for several processes of a machine: one of them listens, the others
 * read what it keeps, and one of those listens when it is gone. Safe for any thread; close it after
 * use.
 */
public final class EventIntake implements AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final Settings settings;
  private final Clock clock;
  private final DeliveredEventLog log;
  private final FileChannel turn;
  private @Nullable FileLock held;
  private @Nullable EventReceiver receiver;
  private Instant looked = Instant.MIN;

  /**
   * Where events arrive. Immutable.
   *
   * @param at where to listen; port 0 for any that is free
   * @param store the file of the log; one beside it says who listens
   * @param secret what senders must show
   * @param outage how long nobody may have listened before cursors expire, see {@link
   *     DeliveredEventLog#resume}
   */
  public record Settings(InetSocketAddress at, Path store, Secret secret, Duration outage) {}

  private EventIntake(Settings settings, Clock clock, DeliveredEventLog log, FileChannel turn) {
    this.settings = settings;
    this.clock = clock;
    this.log = log;
    this.turn = turn;
  }

  /**
   * Opens the log, and listens unless another process does.
   *
   * @throws IllegalStateException when the log cannot be opened or something else has the port
   */
  public static EventIntake open(Settings settings, Clock clock) {
    DeliveredEventLog log = DeliveredEventLog.open(settings.store(), clock);
    EventIntake intake = new EventIntake(settings, clock, log, channel(settings.store()));
    boolean ready = false;
    try {
      intake.listen();
      ready = true;
      return intake;
    } finally {
      if (!ready) {
        intake.close();
      }
    }
  }

  private static FileChannel channel(Path store) {
    Path file = store.resolveSibling(store.getFileName() + ".listener");
    try {
      return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** Listens unless somebody does; looks at most once a second. */
  synchronized void listen() {
    Instant now = clock.instant();
    if (receiver != null || looked.isAfter(now.minus(LOOK_EVERY))) {
      return;
    }
    looked = now;
    held = lock();
    if (held != null) {
      log.resume(settings.outage());
      receiver = EventReceiver.start(settings.at(), settings.secret(), log);
    }
  }

  private @Nullable FileLock lock() {
    try {
      return held == null ? turn.tryLock() : held;
    } catch (OverlappingFileLockException sameProcess) {
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock the listener of " + settings.store(), e);
    }
  }

  /** The address that senders are given; null while another process listens. */
  public synchronized @Nullable URI endpoint() {
    return receiver == null ? null : receiver.endpoint();
  }

  /** The log as the feed of a connector reads it. */
  public EventLog of(Service service) {
    EventLog events = log.of(service);
    return new EventLog() {
      @Override
      public List<DataEvent> after(long position, int most) {
        return events.after(position, most);
      }

      @Override
      public long end() {
        listen();
        return events.end();
      }

      @Override
      public long dropped() {
        return events.dropped();
      }
    };
  }

  @Override
  public synchronized void close() {
    try {
      if (receiver != null) {
        // Before it stops, so that the tries of what it misses are reckoned from no later instant.
        log.pause();
        receiver.close();
        receiver = null;
      }
    } finally {
      log.close();
      // Gives the turn to another process.
      free();
    }
  }

  private void free() {
    try {
      turn.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot free the listener of " + settings.store(), e);
    }
  }
}
