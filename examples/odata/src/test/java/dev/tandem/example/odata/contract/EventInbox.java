package dev.tandem.example.odata.contract;

import dev.tandem.example.odata.client.Secret;
import dev.tandem.example.odata.finance.events.DeliveredEventLog;
import dev.tandem.example.odata.finance.events.EventReceiver;
import dev.tandem.example.odata.server.events.Subscription;
import dev.tandem.spi.schema.Catalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A log in a folder of its own, and the receiver that fills it. */
record EventInbox(Path folder, DeliveredEventLog log, EventReceiver receiver)
    implements AutoCloseable {
  private static final String SECRET = "a secret of events";

  static EventInbox open() {
    try {
      Path folder = Files.createTempDirectory("events");
      DeliveredEventLog log =
          DeliveredEventLog.open(folder.resolve("events.db"), Clock.systemUTC());
      EventReceiver receiver =
          EventReceiver.start(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
              Secret.of(() -> SECRET),
              log);
      return new EventInbox(folder, log, receiver);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** To all tables of a catalog. */
  Subscription subscription(Catalog catalog) {
    Set<String> entities =
        catalog.tables().stream()
            .map(table -> table.name().name())
            .collect(Collectors.toUnmodifiableSet());
    return new Subscription(receiver.endpoint(), SECRET, entities);
  }

  @Override
  public void close() {
    receiver.close();
    log.close();
    try (var files = Files.list(folder)) {
      List<Path> all = files.toList();
      for (Path file : all) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
