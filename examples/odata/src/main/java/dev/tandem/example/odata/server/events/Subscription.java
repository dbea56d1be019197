package dev.tandem.example.odata.server.events;

import java.net.URI;
import java.util.Set;

/**
 * Who is told, and of what. Immutable.
 *
 * @param endpoint an http or https address that takes events with POST
 * @param secret shown to it as a bearer token; empty for none
 * @param entities labels or names of the entities whose events are wanted, at least one
 */
public record Subscription(URI endpoint, String secret, Set<String> entities) {

  public Subscription {
    entities = Set.copyOf(entities);
    String scheme = String.valueOf(endpoint.getScheme());
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException("events are delivered to an http or https address");
    }
    if (entities.isEmpty()) {
      throw new IllegalArgumentException("a subscription wants the events of at least an entity");
    }
  }

  /** The endpoint without query, in which senders are often given a secret. */
  String shown() {
    String text = endpoint.toString();
    int query = text.indexOf('?');
    return query < 0 ? text : text.substring(0, query);
  }

  /** Does not show the secret. */
  @Override
  public String toString() {
    return "Subscription[" + shown() + ", " + entities + "]";
  }
}
