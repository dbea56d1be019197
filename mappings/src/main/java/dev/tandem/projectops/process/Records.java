package dev.tandem.projectops.process;

import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Page;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rows of finance as entities, for the processes of one legal entity. It remembers the version
 * of each row that a step looked up, also that a row was missing, so that the step can only change
 * what it has seen. Not safe for several threads.
 */
public final class Records {
  private static final int PAGE = 500;

  private final Connector connector;
  private final LegalEntity company;
  private final Clock clock;
  private final Map<Place, String> seen = new LinkedHashMap<>();

  /** Where a row stands. */
  record Place(TableName table, KeyValues key) {}

  Records(Connector connector, LegalEntity company, Clock clock) {
    this.connector = connector;
    this.company = company;
    this.clock = clock;
  }

  /** The legal entity that the process runs for. */
  public LegalEntity company() {
    return company;
  }

  /** Its code, for the company columns of entities. */
  public String companyCode() {
    return company.code();
  }

  /** The time, from the clock of the host. */
  public Instant now() {
    return clock.instant();
  }

  /** The day, in the zone of the clock of the host. */
  public LocalDate today() {
    return LocalDate.now(clock);
  }

  /** Most rows that one step may write. */
  public int groupSize() {
    return connector.capabilities().maxGroupSize();
  }

  /**
   * The row with the key of an entity of which only the key counts. Its version is remembered, or
   * that there is none.
   */
  public <T extends Entity> Optional<T> find(EntityCodec<T> codec, T key) {
    return findAll(codec, List.of(key)).stream().findFirst();
  }

  /** The rows with these keys, those that exist, in order; remembered like {@link #find}. */
  public <T extends Entity> List<T> findAll(EntityCodec<T> codec, List<T> keys) {
    if (keys.isEmpty()) {
      return List.of();
    }
    List<RowAddress.ByKey> addresses = new ArrayList<>();
    for (T key : keys) {
      addresses.add(new RowAddress.ByKey(codec.table(), keyOf(codec, key)));
    }
    List<@Nullable StoredRow> rows = connector.read(addresses);
    List<T> found = new ArrayList<>();
    for (int i = 0; i < addresses.size(); i++) {
      StoredRow stored = rows.get(i);
      Place place = new Place(codec.table(), addresses.get(i).key());
      seen.put(place, stored == null ? Write.ABSENT : stored.version());
      if (stored != null) {
        found.add(codec.read(stored.row()));
      }
    }
    return found;
  }

  /**
   * All rows of a table of set-up, of this legal entity where the table has companies. Their
   * versions are not remembered. Only for tables that stay small.
   */
  public <T extends Entity> List<T> all(EntityCodec<T> codec) {
    List<T> found = new ArrayList<>();
    each(codec, found::add);
    return found;
  }

  /**
   * Gives every row of a table to a taker, page by page, so that only one page is held. Versions
   * are not remembered: a row that is to be changed must be looked up with {@link #find}.
   */
  public <T extends Entity> void each(EntityCodec<T> codec, Consumer<T> taker) {
    boolean scoped = schema(codec).companyScope().companySpecific();
    int size = Math.min(PAGE, connector.capabilities().maxPageSize());
    String token = null;
    do {
      Page page = connector.query(new Query(codec.table(), scoped ? company : null, size, token));
      page.rows().forEach(stored -> taker.accept(codec.read(stored.row())));
      token = page.nextToken();
    } while (token != null);
  }

  /** The version that a row had when this step looked it up; absent when it never did. */
  String versionOf(Place place) {
    return seen.getOrDefault(place, Write.ABSENT);
  }

  /** What this step has looked up, as text that is the same for the same state. */
  String coordinate() {
    StringBuilder text = new StringBuilder(company.code());
    seen.forEach(
        (place, version) ->
            text.append('\n')
                .append(place.table())
                .append(place.key())
                .append('@')
                .append(version));
    return text.toString();
  }

  /** Forgets what the last step looked up. */
  void forget() {
    seen.clear();
  }

  /** The schema of an entity in the catalog of the connector. */
  <T extends Entity> TableSchema schema(EntityCodec<T> codec) {
    TableSchema schema = connector.catalog().table(codec.table().name());
    if (schema == null) {
      throw new PermanentConnectorException(
          ErrorCode.UNKNOWN_TABLE,
          "%s is not in the catalog of the connector; add InternalTables.schemas() to it"
              .formatted(codec.table()));
    }
    return schema;
  }

  /** The key of an entity. */
  <T extends Entity> KeyValues keyOf(EntityCodec<T> codec, T entity) {
    TableSchema schema = schema(codec);
    Row row = codec.write(entity, schema);
    KeyValues.Builder key = KeyValues.builder();
    if (schema.keys().isEmpty()) {
      throw new PermanentConnectorException(
          ErrorCode.KEY_MISMATCH, "%s has no key to find its rows by".formatted(schema));
    }
    schema.keys().get(0).columns().forEach(column -> key.put(column, row.value(column)));
    return key.build();
  }
}
