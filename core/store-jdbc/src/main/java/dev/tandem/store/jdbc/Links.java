package dev.tandem.store.jdbc;

import dev.tandem.spi.state.Link;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.Payload;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of rows. They are many and written in no order, so their rows are narrow, and a commit
 * writes them in the order of their keys.
 */
final class Links {
  private static final String SELECT = "SELECT pair, row_id, state FROM tandem_link";
  private static final List<String> KEYS = List.of("map_id", "pair");
  private static final List<String> COLUMNS = List.of("row_id", "state", "remembered");

  /** As a plain upsert, but leaves a row with another row_id, and with it the index, alone. */
  private static final String STATE_ONLY =
      Sql.insert("tandem_link", List.of("map_id", "pair", "row_id", "state", "remembered"))
          + " ON CONFLICT (map_id, pair) DO UPDATE"
          + " SET state = excluded.state, remembered = excluded.remembered"
          + " WHERE row_id IS excluded.row_id";

  private record Place(int map, LinkKey key) {
    static final Comparator<Place> ORDER =
        Comparator.comparingInt(Place::map).thenComparing(Place::key);
  }

  private final Dialect dialect;
  private final Names names;

  Links(Dialect dialect, Names names) {
    this.dialect = dialect;
    this.names = names;
  }

  Map<LinkKey, Link> find(Session session, String map, List<LinkKey> keys) throws SQLException {
    Map<LinkKey, Link> found = new TreeMap<>();
    List<byte[]> bytes = keys.stream().map(Keys::bytes).toList();
    lookUp(
        session,
        map,
        " WHERE map_id = ? AND pair IN %s",
        bytes,
        link -> found.put(link.key(), link));
    return found;
  }

  Map<UUID, Link> findRows(Session session, String map, List<UUID> rows) throws SQLException {
    Map<UUID, Link> found = new TreeMap<>();
    List<byte[]> bytes = rows.stream().map(Keys::bytes).toList();
    lookUp(
        session,
        map,
        // Of several pairs with one row the last one counts.
        dialect.indexedBy("tandem_link_row")
            + " WHERE map_id = ? AND row_id IN %s ORDER BY remembered",
        bytes,
        link -> {
          UUID row = link.rowId();
          if (row != null) {
            found.put(row, link);
          }
        });
    return found;
  }

  private void lookUp(
      Session session, String map, String rest, List<byte[]> keys, Consumer<Link> taker)
      throws SQLException {
    Integer number = names.find(session, map);
    if (number == null) {
      return;
    }
    for (List<byte[]> piece : Sql.pieces(keys)) {
      session.each(
          SELECT + rest.formatted(Sql.list(piece.size())),
          statement -> {
            statement.setInt(1, number);
            for (int i = 0; i < piece.size(); i++) {
              statement.setBytes(i + 2, piece.get(i));
            }
          },
          row -> {
            Link link = read(map, row);
            taker.accept(link);
            return link;
          });
    }
  }

  List<Link> page(Session session, String map, @Nullable LinkKey after, int limit)
      throws SQLException {
    Integer number = names.find(session, map);
    if (number == null) {
      return List.of();
    }
    return session.list(
        SELECT + " WHERE map_id = ? AND pair > ? ORDER BY pair LIMIT ?",
        statement -> {
          statement.setInt(1, number);
          statement.setBytes(2, after == null ? new byte[0] : Keys.bytes(after));
          statement.setInt(3, limit);
        },
        row -> read(map, row));
  }

  private static Link read(String map, ResultSet row) throws SQLException {
    return new Link(
        map,
        Keys.linkKey(row.getBytes(1)),
        Keys.idOrNull(row.getBytes(2)),
        Payload.of(row.getBytes(3)));
  }

  void remove(Session session, Collection<Link> links) throws SQLException {
    Set<Place> places = new TreeSet<>(Place.ORDER);
    for (Link link : links) {
      Place place = place(session, link);
      if (place != null) {
        places.add(place);
      }
    }
    session.batch(
        "DELETE FROM tandem_link WHERE map_id = ? AND pair = ?",
        places,
        (statement, place) -> {
          statement.setInt(1, place.map());
          statement.setBytes(2, Keys.bytes(place.key()));
        });
  }

  void put(Session session, Collection<Link> links) throws SQLException {
    if (links.isEmpty()) {
      return;
    }
    List<Row> rows = rows(session, links);
    if (!dialect.writesUnchangedIndexes()) {
      session.batch(dialect.upsert("tandem_link", KEYS, COLUMNS), rows, Row::bind);
      return;
    }
    int[] met = session.batch(STATE_ONLY, rows, Row::bind);
    List<Row> moved = new ArrayList<>();
    for (int i = 0; i < met.length; i++) {
      if (met[i] == 0) {
        moved.add(rows.get(i));
      }
    }
    session.batch(dialect.upsert("tandem_link", KEYS, COLUMNS), moved, Row::bind);
  }

  /** A row to write, with its number among all that were ever written. */
  private record Row(Place place, Link link, long remembered) {
    static void bind(PreparedStatement statement, Row row) throws SQLException {
      statement.setInt(1, row.place.map());
      statement.setBytes(2, Keys.bytes(row.place.key()));
      Sql.setBytes(statement, 3, Keys.bytesOrNull(row.link.rowId()));
      statement.setBytes(4, row.link.state().toBytes());
      statement.setLong(5, row.remembered);
    }
  }

  /** In the order of the index, numbered in the order of the links; the last word counts. */
  private List<Row> rows(Session session, Collection<Link> links) throws SQLException {
    long before =
        session
            .list(
                "SELECT remembered FROM tandem_sequence",
                Session.Parameters.NONE,
                row -> row.getLong(1))
            .get(0);
    session.update(
        "UPDATE tandem_sequence SET remembered = ?",
        statement -> statement.setLong(1, before + links.size()));
    Map<Place, Row> rows = new TreeMap<>(Place.ORDER);
    long remembered = before;
    for (Link link : links) {
      remembered++;
      Place place = place(session, link);
      if (place != null) {
        rows.put(place, new Row(place, link, remembered));
      }
    }
    return List.copyOf(rows.values());
  }

  private @Nullable Place place(Session session, Link link) throws SQLException {
    Integer map = names.find(session, link.map());
    return map == null ? null : new Place(map, link.key());
  }
}
