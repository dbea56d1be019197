package dev.tandem.store.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Conditions of a statement, joined by and, each with its parameters. Not for several threads. */
final class Condition {
  /** Sets one parameter. */
  @FunctionalInterface
  interface Parameter {
    void set(PreparedStatement statement, int index) throws SQLException;
  }

  private final List<String> texts = new ArrayList<>();
  private final List<Parameter> parameters = new ArrayList<>();

  Condition() {}

  private Condition(Condition other) {
    texts.addAll(other.texts);
    parameters.addAll(other.parameters);
  }

  /** The same conditions, to be continued apart. */
  Condition copy() {
    return new Condition(this);
  }

  Condition and(String text, Parameter... values) {
    texts.add(text);
    parameters.addAll(List.of(values));
    return this;
  }

  Condition andIn(String column, List<Parameter> values) {
    texts.add(column + " IN " + Sql.list(values.size()));
    parameters.addAll(values);
    return this;
  }

  static Parameter of(long value) {
    return (statement, index) -> statement.setLong(index, value);
  }

  static Parameter of(String value) {
    return (statement, index) -> Sql.setText(statement, index, value);
  }

  static Parameter of(byte[] value) {
    return (statement, index) -> statement.setBytes(index, value);
  }

  String text() {
    return texts.isEmpty() ? "" : " WHERE " + String.join(" AND ", texts);
  }

  List<Parameter> parameters() {
    return parameters;
  }
}
