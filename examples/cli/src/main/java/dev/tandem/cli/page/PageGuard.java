package dev.tandem.cli.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask. Names that lead here from outside are refused (a name of a hostile page may resolve
 * to loopback), other sites as well, and what changes something needs the token that only the page
 * carries. Safe for any thread.
 */
final class PageGuard {
  /** The header with the token. */
  static final String TOKEN = "X-Tandem-Token";

  private static final int HTTP = 80;
  private static final String RELOAD = "reload the page and try again";

  private final Set<String> hosts;
  private final byte[] token;

  PageGuard(int port, String token) {
    String suffix = port == HTTP ? "" : ":" + port;
    hosts = Set.of("127.0.0.1" + suffix, "localhost" + suffix);
    this.token = token.getBytes(StandardCharsets.UTF_8);
  }

  /** Refuses requests that were not meant for loopback. */
  void checkHost(Request request) {
    String host = request.getHeaders().get(HttpHeader.HOST);
    if (host == null || !hosts.contains(host)) {
      throw new RefusedException(
          403, "this server answers to its loopback address alone", "open " + hosts);
    }
  }

  /** Refuses what another site has a browser ask for. */
  void checkSite(Request request) {
    String site = request.getHeaders().get("Sec-Fetch-Site");
    if (site != null && !List.of("same-origin", "none").contains(site)) {
      throw new RefusedException(403, "another site asked for this", "open the page itself");
    }
  }

  /** Refuses changes that the page did not ask for. */
  void checkChange(Request request) {
    HttpFields headers = request.getHeaders();
    String origin = headers.get(HttpHeader.ORIGIN);
    if (origin == null || !origin.equals("http://" + headers.get(HttpHeader.HOST))) {
      throw new RefusedException(403, "the request does not come from the page", RELOAD);
    }
    if (!isOurs(headers.get(TOKEN))) {
      throw new RefusedException(
          403, "the header %s has not the token of the page".formatted(TOKEN), RELOAD);
    }
  }

  private boolean isOurs(@Nullable String given) {
    return given != null && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token);
  }
}
