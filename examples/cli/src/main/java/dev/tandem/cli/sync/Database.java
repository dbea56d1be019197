package dev.tandem.cli.sync;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A database and who connects to it. Its text never shows the password. Immutable. */
public final class Database {
  private final String name;
  private final @Nullable Path file;
  private final String user;
  private final String password;

  private Database(String name, @Nullable Path file, String user, String password) {
    this.name = name;
    this.file = file;
    this.user = user;
    this.password = password;
  }

  /** A file of SQLite. */
  static Database sqlite(Path file) {
    return new Database(file.toString(), file, "", "");
  }

  /** A server. */
  static Database server(String url, String user, String password) {
    return new Database(url, null, user, password);
  }

  /** The file of SQLite; null for a server. */
  public @Nullable Path file() {
    return file;
  }

  /** The JDBC URL of the server, or the file. */
  public String url() {
    return name;
  }

  /** Who connects, empty for nobody in particular. */
  public String user() {
    return user;
  }

  /** The password, empty when none is needed. */
  public String password() {
    return password;
  }

  @Override
  public String toString() {
    return name;
  }
}
