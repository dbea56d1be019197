package dev.tandem.cli;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a synchronisation of the sample servers keeps its memory. */
final class StoreOption {
  private static final String POSTGRES = "jdbc:postgresql:";
  private static final String TEMPORARY = "sync.db";

  @Option(
      names = "--store",
      paramLabel = "FILE|URL",
      description = {
        "With --sync, keep its memory in this file of SQLite, or at jdbc:postgresql://HOST/DB?user=NAME;"
            + " in a file that ends with it unless said."
      })
  private @Nullable String store;

  @Option(
      names = "--store-password-env",
      paramLabel = "NAME",
      description = "The variable with the password to that database, if it needs one.")
  private @Nullable String passwordVariable;

  boolean isGiven() {
    return store != null;
  }

  /** What is wrong with the options, empty when nothing is. */
  String problem() {
    if (store == null) {
      return passwordVariable == null ? "" : "--store-password-env belongs to --store";
    }
    boolean isServer = store.startsWith(POSTGRES);
    if (store.isBlank() || (store.startsWith("jdbc:") && !isServer)) {
      return "--store takes a file, or a URL that begins with " + POSTGRES;
    } else if (store.toLowerCase(Locale.ROOT).contains("password=")) {
      return "--store has a password in it; name the variable that has it in --store-password-env";
    } else if (passwordVariable == null) {
      return "";
    }
    return !isServer
        ? "--store-password-env belongs to a --store that begins with " + POSTGRES
        : System.getenv(passwordVariable) == null
            ? "--store-password-env: the variable %s is not set".formatted(passwordVariable)
            : "";
  }

  /** The store in the words of a configuration. */
  String line() {
    if (store == null) {
      return "store: " + TEMPORARY;
    }
    String place = store.startsWith(POSTGRES) ? store : Path.of(store).toAbsolutePath().toString();
    return passwordVariable == null
        ? "store: " + quoted(place)
        : "store: {url: %s, passwordEnv: %s}".formatted(quoted(place), quoted(passwordVariable));
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
