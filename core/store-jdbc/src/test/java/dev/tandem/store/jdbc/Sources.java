package dev.tandem.store.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteDataSource;

/** Data sources as hosts have them, and some with a flaw. */
final class Sources {
  private Sources() {}

  static DataSource of(String url) {
    if (url.startsWith("jdbc:postgresql:")) {
      PGSimpleDataSource source = new PGSimpleDataSource();
      source.setUrl(url);
      return source;
    }
    if (url.startsWith("jdbc:h2:")) {
      JdbcDataSource source = new JdbcDataSource();
      source.setURL(url);
      return source;
    }
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl(url);
    return source;
  }

  static DataSource sqlite(Path file) {
    return of("jdbc:sqlite:" + file);
  }

  /** Tells which statements are prepared. */
  static DataSource overheard(DataSource source, Consumer<String> listener) {
    return changed(
        source,
        sql -> {
          listener.accept(sql);
          return true;
        });
  }

  /** Drops the plain statements that a database is deaf to. */
  static DataSource deafTo(DataSource source, String part) {
    return changed(source, sql -> !sql.contains(part));
  }

  private static DataSource changed(DataSource source, Predicate<String> passes) {
    return wrap(
        DataSource.class,
        source,
        made ->
            made instanceof Connection connection
                ? wrap(
                    Connection.class,
                    connection,
                    inner ->
                        inner.getClass().getSimpleName().equals("JDBC4Statement")
                            ? wrap(Statement.class, (Statement) inner, each -> each, passes)
                            : inner,
                    passes)
                : made,
        passes);
  }

  private interface Wrapping {
    Object wrap(Object made);
  }

  private static <T> T wrap(Class<T> type, T real, Wrapping wrapping, Predicate<String> passes) {
    return type.cast(
        Proxy.newProxyInstance(
            Sources.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (arguments != null
                  && arguments[0] instanceof String sql
                  && !passes.test(sql)
                  && method.getName().equals("execute")) {
                return false;
              }
              try {
                Object made = method.invoke(real, arguments);
                return made == null ? null : wrapping.wrap(made);
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            }));
  }
}
