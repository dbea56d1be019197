package dev.tandem.example.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Passes everything on to another data source, counts statements and fails where told. */
final class FaultySource {
  /** Where the next transaction fails. */
  enum Fault {
    NONE,
    BEFORE_COMMIT,
    AFTER_COMMIT,
    AT_STATEMENT
  }

  private final DataSource source;
  private final AtomicInteger statements = new AtomicInteger();
  private volatile Fault fault = Fault.NONE;
  private final AtomicInteger statementsLeft = new AtomicInteger();

  FaultySource(DataSource source) {
    this.source = source;
  }

  /** The next commit fails, before or after it took effect. */
  void failNext(Fault next) {
    fault = next;
  }

  /** The statement after so many more fails. */
  void failAfter(int more) {
    statementsLeft.set(more);
    fault = Fault.AT_STATEMENT;
  }

  /** Takes back what was announced and did not happen. */
  void heal() {
    fault = Fault.NONE;
  }

  int statements() {
    return statements.get();
  }

  DataSource faulty() {
    return proxy(
        DataSource.class,
        (method, arguments) -> {
          Object result = call(source, method, arguments);
          return result instanceof Connection connection ? connection(connection) : result;
        });
  }

  private Connection connection(Connection connection) {
    return proxy(
        Connection.class,
        (method, arguments) -> {
          if (method.getName().equals("commit")) {
            commit(connection);
            return null;
          }
          Object result = call(connection, method, arguments);
          return result instanceof PreparedStatement statement ? statement(statement) : result;
        });
  }

  private void commit(Connection connection) throws SQLException {
    Fault now = fault;
    if (now == Fault.BEFORE_COMMIT) {
      fault = Fault.NONE;
      throw new SQLRecoverableException("lost before the commit");
    }
    connection.commit();
    if (now == Fault.AFTER_COMMIT) {
      fault = Fault.NONE;
      throw new SQLRecoverableException("lost after the commit");
    }
  }

  private Statement statement(PreparedStatement statement) {
    return proxy(
        PreparedStatement.class,
        (method, arguments) -> {
          if (method.getName().startsWith("execute")) {
            statements.incrementAndGet();
            if (statementsLeft.getAndDecrement() <= 0 && fault == Fault.AT_STATEMENT) {
              fault = Fault.NONE;
              throw new SQLRecoverableException("lost at a statement");
            }
          }
          return call(statement, method, arguments);
        });
  }

  /** One call of a method. */
  @FunctionalInterface
  private interface Call {
    @Nullable Object to(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> call.to(method, arguments));
    return type.cast(proxy);
  }

  private static @Nullable Object call(Object target, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }
}
