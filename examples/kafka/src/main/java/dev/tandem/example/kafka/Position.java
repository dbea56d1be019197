package dev.tandem.example.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.spi.connector.Cursor;
import dev.tandem.spi.schema.TableName;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How far a feed was carried over. Immutable.
 *
 * @param token of the cursor in the feed of the system
 * @param tables whose changes the cursor follows, in order
 */
record Position(String token, List<String> tables) {
  private static final ObjectMapper JSON = new ObjectMapper();

  Position {
    tables = List.copyOf(tables);
  }

  static Position of(Cursor cursor, Set<TableName> tables) {
    Set<String> names = tables.stream().map(TableName::name).collect(Collectors.toSet());
    return new Position(cursor.token(), List.copyOf(new TreeSet<>(names)));
  }

  boolean follows(Set<TableName> wanted) {
    return of(cursor(), wanted).equals(this);
  }

  Cursor cursor() {
    return new Cursor(token);
  }

  static Position read(byte[] json) {
    try {
      return JSON.readValue(json, Position.class);
    } catch (IOException e) {
      throw new IllegalStateException("a position of a feed is malformed: " + e.getMessage(), e);
    }
  }

  byte[] toJson() {
    try {
      return JSON.writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a position of a feed cannot be written", e);
    }
  }
}
