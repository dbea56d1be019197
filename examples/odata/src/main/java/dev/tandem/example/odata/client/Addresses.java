package dev.tandem.example.odata.client;

import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where requests may go: to the service, and nowhere else. */
final class Addresses {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private Addresses() {}

  /** The address of a service, which is encrypted unless it never leaves the machine. */
  static URI requireRoot(URI root) {
    requireSafe(root);
    if (!root.getRawPath().endsWith("/") || root.getRawQuery() != null) {
      throw new IllegalArgumentException("the address of a service ends in a slash: " + root);
    }
    return root.normalize();
  }

  /** An address to which a secret may be sent. */
  static void requireSafe(URI address) {
    String host = lower(address.getHost());
    boolean safe =
        "https".equals(lower(address.getScheme()))
            || ("http".equals(lower(address.getScheme())) && LOOPBACK.contains(host));
    if (!safe || host.isEmpty() || address.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "%s://%s is not an https address without user name"
              .formatted(address.getScheme(), address.getHost()));
    }
  }

  static URI follow(URI root, String link) {
    URI target;
    try {
      target = root.resolve(link).normalize();
    } catch (IllegalArgumentException unreadable) {
      throw new PermanentConnectorException(
          ErrorCode.CONNECTOR_PERMANENT, "a link of the service is no address", unreadable);
    }
    boolean inside =
        isSameOrigin(root, target)
            && target.getRawPath() != null
            && target.getRawPath().startsWith(root.getRawPath());
    if (!inside) {
      throw new PermanentConnectorException(
          ErrorCode.CONNECTOR_PERMANENT,
          "a link of the service at %s leads to %s://%s, which is refused"
              .formatted(root.getRawAuthority(), target.getScheme(), target.getRawAuthority()));
    }
    return target;
  }

  static boolean isSameOrigin(URI root, URI target) {
    return lower(root.getScheme()).equals(lower(target.getScheme()))
        && lower(root.getHost()).equals(lower(target.getHost()))
        && port(root) == port(target)
        && target.getRawUserInfo() == null;
  }

  private static int port(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return "https".equals(lower(address.getScheme())) ? 443 : 80;
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
