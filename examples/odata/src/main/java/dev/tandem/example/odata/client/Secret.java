package dev.tandem.example.odata.client;

import java.util.Map;
import java.util.function.Supplier;

/**
 * A secret that is fetched when it is needed and shown to nobody: neither its text nor any error
 * names the value. As safe for threads as its supplier.
 */
public final class Secret {
  private final Supplier<String> source;

  private Secret(Supplier<String> source) {
    this.source = source;
  }

  /**
   * A secret that this gives.
   *
   * @param source asked with every use, so that a secret may be rotated
   */
  public static Secret of(Supplier<String> source) {
    return new Secret(source);
  }

  /**
   * The secret in this variable, read with every use.
   *
   * @param name of the variable
   * @param environment for example {@link System#getenv()}
   * @throws IllegalArgumentException now when the variable is not set
   */
  public static Secret fromEnvironment(String name, Map<String, String> environment) {
    Secret secret =
        new Secret(
            () -> {
              String value = environment.get(name);
              if (value == null || value.isBlank()) {
                throw new IllegalArgumentException("the variable %s is not set".formatted(name));
              }
              return value;
            });
    secret.reveal();
    return secret;
  }

  /** The secret itself; keep it no longer than the call that needs it. */
  public String reveal() {
    return source.get();
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
