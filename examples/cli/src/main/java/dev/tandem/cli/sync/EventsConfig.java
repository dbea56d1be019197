package dev.tandem.cli.sync;

import dev.tandem.example.odata.client.Secret;
import java.nio.file.Path;
import java.time.Duration;

/** How the changes of a finance environment come to be known. Immutable. */
public sealed interface EventsConfig {
  /** What is done unless the configuration says otherwise. */
  EventsConfig USUAL = new Polled(Duration.ofSeconds(10));

  /**
   * Keys and versions are read again and again.
   *
   * @param every how long to wait between two looks
   */
  record Polled(Duration every) implements EventsConfig {}

  /**
   * Finance delivers its data events here.
   *
   * @param host the address to listen on
   * @param port of it; 0 for any that is free
   * @param store the file that keeps events
   * @param secret what finance must show
   * @param outage how long nobody may have listened before everything is compared
   */
  record Delivered(String host, int port, Path store, Secret secret, Duration outage)
      implements EventsConfig {}
}
