package dev.tandem.spi.testkit;

import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Page;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Connectors that read wrongly, each in one way. */
final class BrokenReads {
  private BrokenReads() {}

  /** Leaves missing rows out instead of answering null. */
  static Connector dropsMissingRows(Connector sound) {
    return new AlteredConnector(sound) {
      @Override
      public List<@Nullable StoredRow> read(List<? extends RowAddress> addresses) {
        List<@Nullable StoredRow> rows = new ArrayList<>(super.read(addresses));
        if (addresses.size() > 1) {
          rows.removeIf(Objects::isNull);
        }
        return rows;
      }
    };
  }

  /** Answers in the order of its own storage. */
  static Connector readsInItsOwnOrder(Connector sound) {
    return new AlteredConnector(sound) {
      @Override
      public List<@Nullable StoredRow> read(List<? extends RowAddress> addresses) {
        List<@Nullable StoredRow> rows = new ArrayList<>(super.read(addresses));
        Collections.reverse(rows);
        return rows;
      }
    };
  }

  /** Compares key texts letter by letter. */
  static Connector comparesKeysExactly(Connector sound) {
    return new AlteredConnector(sound) {
      @Override
      public List<@Nullable StoredRow> read(List<? extends RowAddress> addresses) {
        List<@Nullable StoredRow> rows = new ArrayList<>(super.read(addresses));
        for (int i = 0; i < rows.size(); i++) {
          StoredRow row = rows.get(i);
          if (row != null && addresses.get(i) instanceof RowAddress.ByKey byKey) {
            rows.set(i, isExact(byKey.key(), row.row()) ? row : null);
          }
        }
        return rows;
      }
    };
  }

  private static boolean isExact(KeyValues key, Row row) {
    return key.asMap().entrySet().stream()
        .allMatch(part -> Objects.equals(part.getValue(), row.value(part.getKey())));
  }

  /** Takes decimals through a binary float. */
  static Connector keepsDoubles(Connector sound) {
    return changesValues(
        sound,
        value ->
            value instanceof BigDecimal number ? BigDecimal.valueOf(number.doubleValue()) : value);
  }

  private static Connector changesValues(Connector sound, UnaryOperator<Object> change) {
    return new AlteredConnector(sound) {
      @Override
      public List<@Nullable StoredRow> read(List<? extends RowAddress> addresses) {
        List<@Nullable StoredRow> rows = new ArrayList<>(super.read(addresses));
        rows.replaceAll(row -> row == null ? null : changed(row, change));
        return rows;
      }
    };
  }

  private static StoredRow changed(StoredRow stored, UnaryOperator<Object> change) {
    Row.Builder row = stored.row().toBuilder();
    for (String column : stored.row().presentColumns()) {
      Object value = stored.row().value(column);
      row.set(column, value == null ? null : change.apply(value));
    }
    return new StoredRow(row.build(), stored.version());
  }

  /** Answers a blank key with whatever row comes first. */
  static Connector findsRowsUnderBlankKeys(Connector sound) {
    return new AlteredConnector(sound) {
      @Override
      public List<@Nullable StoredRow> read(List<? extends RowAddress> addresses) {
        boolean blank =
            addresses.stream().anyMatch(a -> a instanceof RowAddress.ByKey k && k.key().isBlank());
        return blank
            ? List.of(super.query(Query.all(addresses.get(0).table(), 1)).rows().get(0))
            : super.read(addresses);
      }
    };
  }

  /** Treats an unknown table as an empty one. */
  static Connector invents(Connector sound) {
    return new AlteredConnector(sound) {
      @Override
      public Page query(Query query) {
        boolean known = catalog().table(query.table().name()) != null;
        return known ? super.query(query) : new Page(List.of(), null);
      }
    };
  }

  /** Loses the last row of the last page. */
  static Connector dropsTheLastRow(Connector sound) {
    return new AlteredConnector(sound) {
      @Override
      public Page query(Query query) {
        Page page = super.query(query);
        boolean last = page.nextToken() == null && query.pageToken() != null;
        return last ? new Page(page.rows().subList(0, page.rows().size() - 1), null) : page;
      }
    };
  }

  /** Begins every page with the last row of the page before. */
  static Connector repeatsARow(Connector sound) {
    return new AlteredConnector(sound) {
      private @Nullable StoredRow last;

      @Override
      public Page query(Query query) {
        Page page = super.query(query);
        List<StoredRow> rows = new ArrayList<>(page.rows());
        if (query.pageToken() != null && last != null && rows.size() < query.pageSize()) {
          rows.add(0, last);
        }
        last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
        return new Page(rows, page.nextToken());
      }
    };
  }

  /** Counts rows to find its page, and so misses some when earlier ones go. */
  static Connector pagesByOffset(Connector sound) {
    return new AlteredConnector(sound) {
      @Override
      public Page query(Query query) {
        String token = query.pageToken();
        if (token != null && !token.matches("offset [0-9]+")) {
          throw new PermanentConnectorException(ErrorCode.PAGE_TOKEN_INVALID, "no such page");
        }
        int from = token == null ? 0 : Integer.parseInt(token.substring("offset ".length()));
        Query all = new Query(query.table(), query.company(), Integer.MAX_VALUE, null);
        List<StoredRow> rows = super.query(all).rows();
        int to = (int) Math.min((long) from + query.pageSize(), rows.size());
        return new Page(
            rows.subList(Math.min(from, to), to), to < rows.size() ? "offset " + to : null);
      }
    };
  }

  /** Puts all rows into the first page. */
  static Connector ignoresThePageSize(Connector sound) {
    return new AlteredConnector(sound) {
      @Override
      public Page query(Query query) {
        Query all = new Query(query.table(), query.company(), Integer.MAX_VALUE, query.pageToken());
        return super.query(all);
      }
    };
  }

  /** Starts again when a token makes no sense. */
  static Connector takesAnyToken(Connector sound) {
    return new AlteredConnector(sound) {
      @Override
      public Page query(Query query) {
        try {
          return super.query(query);
        } catch (PermanentConnectorException refused) {
          if (refused.code() != ErrorCode.PAGE_TOKEN_INVALID) {
            throw refused;
          }
          return super.query(query.from(null));
        }
      }
    };
  }

  /** Gives the rows of all companies whatever the query says. */
  static Connector mixesCompanies(Connector sound) {
    return new AlteredConnector(sound) {
      @Override
      public Page query(Query query) {
        return super.query(new Query(query.table(), null, query.pageSize(), query.pageToken()));
      }
    };
  }
}
