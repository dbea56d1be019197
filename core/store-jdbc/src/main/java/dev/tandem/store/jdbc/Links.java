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
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of rows. They are many and written in no order, so their rows are narrow, and a commit
 * writes them in the order of their keys.
 */
final class Links {
  private static final String SELECT = "SELECT pair, row_id, state FROM tandem_link WHERE ";
  private static final List<String> KEYS = List.of("map_id", "pair");
  private static final List<String> COLUMNS = List.of("row_id", "state");

  /** As a plain upsert, but leaves a row with another row_id, and with it the index, alone. */
  private static final String STATE_ONLY =
      Sql.insert("tandem_link", List.of("map_id", "pair", "row_id", "state"))
          + " ON CONFLICT (map_id, pair) DO UPDATE SET state = excluded.state"
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
    lookUp(session, map, "pair", bytes, link -> found.put(link.key(), link));
    return found;
  }

  Map<UUID, Link> findRows(Session session, String map, List<UUID> rows) throws SQLException {
    Map<UUID, Link> found = new TreeMap<>();
    List<byte[]> bytes = rows.stream().map(Keys::bytes).toList();
    lookUp(
        session,
        map,
        "row_id",
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
      Session session, String map, String column, List<byte[]> keys, Consumer<Link> taker)
      throws SQLException {
    Integer number = names.find(session, map);
    if (number == null) {
      return;
    }
    for (List<byte[]> piece : Sql.pieces(keys)) {
      session.each(
          SELECT + "map_id = ? AND " + column + " IN " + Sql.list(piece.size()),
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
        SELECT + "map_id = ? AND pair > ? ORDER BY pair LIMIT ?",
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
    session.batch(
        "DELETE FROM tandem_link WHERE map_id = ? AND pair = ?",
        placed(session, links).keySet(),
        (statement, place) -> {
          statement.setInt(1, place.map());
          statement.setBytes(2, Keys.bytes(place.key()));
        });
  }

  void put(Session session, Collection<Link> links) throws SQLException {
    Map<Place, Link> placed = placed(session, links);
    if (!dialect.writesUnchangedIndexes()) {
      session.batch(
          dialect.upsert("tandem_link", KEYS, COLUMNS), placed.entrySet(), Links::bindPut);
      return;
    }
    int[] met = session.batch(STATE_ONLY, placed.entrySet(), Links::bindPut);
    List<Map.Entry<Place, Link>> moved = new ArrayList<>();
    int index = 0;
    for (Map.Entry<Place, Link> entry : placed.entrySet()) {
      if (met[index] == 0) {
        moved.add(entry);
      }
      index++;
    }
    session.batch(dialect.upsert("tandem_link", KEYS, COLUMNS), moved, Links::bindPut);
  }

  private static void bindPut(PreparedStatement statement, Map.Entry<Place, Link> entry)
      throws SQLException {
    Link link = entry.getValue();
    statement.setInt(1, entry.getKey().map());
    statement.setBytes(2, Keys.bytes(link.key()));
    Sql.setBytes(statement, 3, Keys.bytesOrNull(link.rowId()));
    statement.setBytes(4, link.state().toBytes());
  }

  /** In the order of the index; the last word on a pair counts. */
  private Map<Place, Link> placed(Session session, Collection<Link> links) throws SQLException {
    Map<Place, Link> placed = new TreeMap<>(Place.ORDER);
    for (Link link : links) {
      Integer map = names.find(session, link.map());
      if (map != null) {
        placed.put(new Place(map, link.key()), link);
      }
    }
    return placed;
  }
}
