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
import dev.tandem.spi.schema.Side;
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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a side as entities: of finance for the processes of one legal entity, of Dataverse
 * for all. It remembers the version of each row that a step looked up, also that a row was missing,
 * so that the step can only change what it has seen. Not safe for several threads.
 */
public final class Records {
  private static final int PAGE = 500;

  private final Connector connector;
  private final @Nullable LegalEntity company;
  private final Clock clock;
  private final Map<Place, String> seen = new LinkedHashMap<>();

  /** Where a row stands. */
  record Place(TableName table, KeyValues key) {}

  Records(Connector connector, @Nullable LegalEntity company, Clock clock) {
    this.connector = connector;
    this.company = company;
    this.clock = clock;
  }

  /**
   * The legal entity that the process runs for.
   *
   * @throws IllegalStateException for a process of Dataverse, which runs for all
   */
  public LegalEntity company() {
    if (company == null) {
      throw new IllegalStateException("a process of Dataverse runs for no single legal entity");
    }
    return company;
  }

  /** Its code, for the company columns of entities; blank for a process of Dataverse. */
  public String companyCode() {
    return company == null ? "" : company.code();
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
    eachStored(codec, stored -> taker.accept(codec.read(stored.row())));
  }

  /**
   * The rows of a table that somebody wants, from all of its pages, remembered like {@link #find}.
   * It reads the whole table and holds what is wanted.
   */
  public <T extends Entity> List<T> where(EntityCodec<T> codec, Predicate<T> wanted) {
    List<T> found = new ArrayList<>();
    eachStored(
        codec,
        stored -> {
          T row = codec.read(stored.row());
          if (wanted.test(row)) {
            seen.put(new Place(codec.table(), keyOf(codec, row)), stored.version());
            found.add(row);
          }
        });
    return found;
  }

  private void eachStored(EntityCodec<?> codec, Consumer<StoredRow> taker) {
    boolean scoped = schema(codec).companyScope().companySpecific();
    int size = Math.min(PAGE, connector.capabilities().maxPageSize());
    String token = null;
    do {
      Page page = connector.query(new Query(codec.table(), scoped ? company : null, size, token));
      page.rows().forEach(taker);
      token = page.nextToken();
    } while (token != null);
  }

  /** Where the row of an effect stands. */
  <T extends Entity> Place place(Effect<T> effect) {
    return new Place(effect.codec().table(), keyOf(effect.codec(), effect.entity()));
  }

  /** The version that a row had when this step looked it up; absent when it never did. */
  String versionOf(Place place) {
    return seen.getOrDefault(place, Write.ABSENT);
  }

  /** What this step has looked up, as text that is the same for the same state. */
  String coordinate() {
    StringBuilder text = new StringBuilder(companyCode());
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
  TableSchema schema(EntityCodec<?> codec) {
    TableSchema schema = connector.catalog().table(codec.table().name());
    if (schema == null) {
      throw new PermanentConnectorException(
          ErrorCode.UNKNOWN_TABLE,
          "%s is not in the catalog of the connector; add the schemas of %s to it"
              .formatted(
                  codec.table(),
                  codec.table().side() == Side.FINANCE
                      ? "InternalTables"
                      : "InternalDataverseTables"));
    }
    return schema;
  }

  /** The key of an entity: its id on Dataverse, else the first key of its table. */
  <T extends Entity> KeyValues keyOf(EntityCodec<T> codec, T entity) {
    TableSchema schema = schema(codec);
    Row row = codec.write(entity, schema);
    KeyValues.Builder key = KeyValues.builder();
    String id = schema.primaryId();
    if (schema.side() == Side.DATAVERSE && id != null) {
      return key.put(id, row.value(id)).build();
    }
    if (schema.keys().isEmpty()) {
      throw new PermanentConnectorException(
          ErrorCode.KEY_MISMATCH, "%s has no key to find its rows by".formatted(schema));
    }
    schema.keys().get(0).columns().forEach(column -> key.put(column, row.value(column)));
    return key.build();
  }
}
