package dev.tandem.example.boot;

import com.zaxxer.hikari.HikariDataSource;
import dev.tandem.example.jdbc.Databases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Connections to the databases that a configuration names. */
final class DatabasePools {
  static final String SQLITE = "jdbc:sqlite:";

  private DatabasePools() {}

  /** A pool; a file of SQLite is made, with its folder, when there is none. */
  static HikariDataSource open(TandemProperties.Database database) {
    return isFile(database)
        ? Databases.sqlite(file(database))
        : Databases.postgres(database.url(), database.user(), database.password());
  }

  static boolean isFile(TandemProperties.Database database) {
    return database.url().startsWith(SQLITE);
  }

  /** The file of a SQLite database, in a folder that exists. */
  static Path file(TandemProperties.Database database) {
    Path file = Path.of(database.url().substring(SQLITE.length())).toAbsolutePath();
    Path folder = file.getParent();
    try {
      if (folder != null) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the folder of " + file, e);
    }
    return file;
  }
}
