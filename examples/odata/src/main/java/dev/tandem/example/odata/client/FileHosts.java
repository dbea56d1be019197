package dev.tandem.example.odata.client;

import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The hosts to which files may be sent and from which they may be read, for services that keep
 * files elsewhere and answer with their addresses. An address carries a signature that is as good
 * as a password, so no message ever holds more of it than its host. Immutable.
 */
public final class FileHosts {
  private final Set<String> hosts;

  private FileHosts(Set<String> hosts) {
    this.hosts = hosts;
  }

  /**
   * These hosts and no others.
   *
   * @param hosts whole names, for example {@code contoso.blob.core.windows.net}
   */
  public static FileHosts of(String... hosts) {
    return new FileHosts(
        List.of(hosts).stream()
            .map(host -> host.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet()));
  }

  /**
   * An address that a service names, when it may be used: https, or http on the machine itself.
   *
   * @throws PermanentConnectorException when it may not
   */
  public URI require(String link) {
    URI address;
    try {
      address = URI.create(link);
      Addresses.requireSafe(address);
    } catch (IllegalArgumentException unsafe) {
      // Its message holds the address with its signature.
      throw refused("is no https address without user name");
    }
    String host = address.getHost().toLowerCase(Locale.ROOT);
    if (!hosts.contains(host)) {
      throw refused("leads to %s, which is not among the hosts that are allowed".formatted(host));
    }
    return address;
  }

  private static PermanentConnectorException refused(String why) {
    return new PermanentConnectorException(
        ErrorCode.CONNECTOR_PERMANENT, "the address of a file that the service gives " + why);
  }

  @Override
  public String toString() {
    return hosts.toString();
  }
}
