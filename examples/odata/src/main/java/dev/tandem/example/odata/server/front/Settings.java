package dev.tandem.example.odata.server.front;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * How a server runs. Immutable.
 *
 * @param port on loopback; 0 for any that is free
 * @param credentials who may ask for tokens
 * @param tokenLife how long a token is good for
 * @param limits what a user may ask for
 * @param faults what goes wrong on purpose
 * @param clock ends tokens, windows and delta links
 */
public record Settings(
    int port,
    List<Credential> credentials,
    Duration tokenLife,
    Limits limits,
    Faults faults,
    Clock clock) {

  public Settings {
    credentials = List.copyOf(credentials);
  }

  /** Any port, tokens of an hour, no faults. */
  public static Settings of(List<Credential> credentials, Limits limits, Clock clock) {
    return new Settings(0, credentials, Duration.ofHours(1), limits, Faults.none(), clock);
  }

  /** The same on this port. */
  public Settings onPort(int number) {
    return new Settings(number, credentials, tokenLife, limits, faults, clock);
  }

  /** The same with other limits. */
  public Settings within(Limits other) {
    return new Settings(port, credentials, tokenLife, other, faults, clock);
  }

  /** The same with faults. */
  public Settings failing(Faults other) {
    return new Settings(port, credentials, tokenLife, limits, other, clock);
  }
}
