package dev.tandem.example.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Properties;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;

/** Pools of connections with the settings that suit {@link JdbcConnector}. Close them after it. */
public final class Databases {
  private static final int SQLITE_CONNECTIONS = 4;
  private static final int SERVER_CONNECTIONS = 8;
  private static final int BUSY_MILLIS = 30_000;
  private static final int CACHE_KILOBYTES = 16_384;

  private Databases() {}

  /**
   * A SQLite database in a file, made when it is not there. A commit is on disk when it returns;
   * the connector turns the write-ahead log on.
   *
   * @throws com.zaxxer.hikari.pool.HikariPool.PoolInitializationException when it cannot be opened
   */
  public static HikariDataSource sqlite(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setSynchronous(SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setCacheSize(-CACHE_KILOBYTES);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(source);
    pool.setMaximumPoolSize(SQLITE_CONNECTIONS);
    pool.setPoolName("sqlite " + file.getFileName());
    return new HikariDataSource(pool);
  }

  /**
   * A PostgreSQL database by its JDBC URL.
   *
   * @param url {@code jdbc:postgresql://host:port/database?currentSchema=...}
   * @param user who connects
   * @param password empty when none is needed
   * @throws com.zaxxer.hikari.pool.HikariPool.PoolInitializationException when it cannot be reached
   */
  public static HikariDataSource postgres(String url, String user, String password) {
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(url);
    pool.setUsername(user);
    pool.setPassword(password);
    pool.setMaximumPoolSize(SERVER_CONNECTIONS);
    Properties properties = new Properties();
    properties.setProperty("reWriteBatchedInserts", "true");
    pool.setDataSourceProperties(properties);
    pool.setPoolName("postgres");
    return new HikariDataSource(pool);
  }
}
