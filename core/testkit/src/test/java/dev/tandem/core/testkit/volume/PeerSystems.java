package dev.tandem.core.testkit.volume;

import dev.tandem.spi.connector.Capabilities;
import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.ChangeBatch;
import dev.tandem.spi.connector.ChangeQuery;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Cursor;
import dev.tandem.spi.connector.Page;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A Dataverse that makes its rows up, and a finance side that remembers a bit of each row. */
final class PeerSystems {
  private static final UUID COMPANY = new UUID(0x4000, 1);
  private static final int MOST = 1000;

  private final Map<PeerTables, Integer> rows;

  PeerSystems(Map<PeerTables, Integer> rows) {
    this.rows = new EnumMap<>(rows);
  }

  private int sizeOf(PeerTables table) {
    return rows.getOrDefault(table, 0);
  }

  /** Row n refers to row n of its peers, round and round where there are fewer of them. */
  private int peerOf(PeerTables table, int number) {
    return number % sizeOf(table.peers());
  }

  private Row row(PeerTables table, int number) {
    Row.Builder row =
        Row.builder(PeerTables.table(table.set()))
            .set("id", table.id(number))
            .set("msdyn_company", Reference.byId("cdm_companies", COMPANY))
            .set("number", "N" + number)
            .set(
                "peer",
                Reference.byId(table.peers().set(), table.peers().id(peerOf(table, number))));
    for (int i = 0; i < PeerTables.CODES; i++) {
      row.set("code" + i, Reference.byId("codes" + i, new UUID(0x6000 + i, (number + i) % 40)));
    }
    return row.build();
  }

  /** Where the rows come from. */
  final class Source implements Connector {
    @Override
    public Side side() {
      return Side.DATAVERSE;
    }

    @Override
    public Capabilities capabilities() {
      return new Capabilities(
          EnumSet.of(Capability.READ_BY_ID, Capability.CHANGE_FEED), MOST, MOST);
    }

    @Override
    public Catalog catalog() {
      return PeerTables.DATAVERSE;
    }

    @Override
    public List<@Nullable StoredRow> read(List<? extends RowAddress> addresses) {
      List<@Nullable StoredRow> found = new ArrayList<>();
      for (RowAddress address : addresses) {
        found.add(address instanceof RowAddress.ById byId ? read(byId) : null);
      }
      return found;
    }

    private StoredRow read(RowAddress.ById address) {
      String name = address.table().name();
      int number = (int) address.id().getLeastSignificantBits();
      for (PeerTables table : PeerTables.values()) {
        if (table.set().equals(name)) {
          return new StoredRow(row(table, number), "1");
        }
      }
      Row.Builder row = Row.builder(PeerTables.table(name));
      if (address.id().equals(COMPANY)) {
        row.set("cdm_companyid", COMPANY).set("cdm_companycode", "USMF");
      } else {
        row.set("id", address.id()).set("code", "K" + number);
      }
      return new StoredRow(row.build(), "1");
    }

    @Override
    public Page query(Query query) {
      PeerTables table = PeerTables.valueOf(query.table().name().toUpperCase(Locale.ROOT));
      String token = query.pageToken();
      int from = token == null ? 0 : Integer.parseInt(token);
      int to = Math.min(sizeOf(table), from + query.pageSize());
      List<StoredRow> page = new ArrayList<>();
      for (int number = from; number < to; number++) {
        page.add(new StoredRow(row(table, number), "1"));
      }
      return new Page(page, to < sizeOf(table) ? String.valueOf(to) : null);
    }

    @Override
    public Cursor cursor(Set<TableName> tables) {
      return new Cursor("0");
    }

    @Override
    public ChangeBatch changes(ChangeQuery query) {
      return new ChangeBatch.Changes(List.of(), query.after(), false);
    }

    @Override
    public List<WriteOutcome> write(WriteGroup group) {
      throw new AssertionError("nothing goes to Dataverse: " + group);
    }

    @Override
    public void close() {
      // It holds nothing.
    }
  }

  /** Where the rows go to. */
  final class Sink implements Connector {
    private final Map<PeerTables, BitSet> there = new EnumMap<>(PeerTables.class);
    private final Map<PeerTables, BitSet> whole = new EnumMap<>(PeerTables.class);
    private long written;

    Sink() {
      for (PeerTables table : PeerTables.values()) {
        there.put(table, new BitSet());
        whole.put(table, new BitSet());
      }
    }

    long written() {
      return written;
    }

    /** How many rows have all their columns. */
    int whole(PeerTables table) {
      return bits(whole, table).cardinality();
    }

    private static BitSet bits(Map<PeerTables, BitSet> bits, PeerTables table) {
      return bits.computeIfAbsent(table, any -> new BitSet());
    }

    @Override
    public Side side() {
      return Side.FINANCE;
    }

    @Override
    public Capabilities capabilities() {
      return new Capabilities(EnumSet.noneOf(Capability.class), MOST, MOST);
    }

    @Override
    public Catalog catalog() {
      return PeerTables.FINANCE;
    }

    @Override
    public List<@Nullable StoredRow> read(List<? extends RowAddress> addresses) {
      return Collections.nCopies(addresses.size(), null);
    }

    @Override
    public List<WriteOutcome> write(WriteGroup group) {
      List<WriteOutcome> outcomes = new ArrayList<>();
      group.writes().forEach(write -> outcomes.add(take(write)));
      return outcomes;
    }

    private WriteOutcome take(Write write) {
      PeerTables table =
          PeerTables.valueOf(write.row().schema().name().name().toUpperCase(Locale.ROOT));
      int number = number(write.key().value("NUMBER"));
      boolean created = !bits(there, table).get(number);
      bits(there, table).set(number);
      if (write.row().value("PEER") instanceof String peer) {
        // I12: what a row refers to is there, and it is the right one.
        boolean right = number(peer) == peerOf(table, number);
        if (!right || !bits(there, table.peers()).get(number(peer))) {
          throw new AssertionError(table + " " + number + " came before its peer " + peer);
        }
        bits(whole, table).set(number);
      }
      written++;
      return new WriteOutcome.Applied(String.valueOf(written), created);
    }

    private static int number(@Nullable Object number) {
      return Integer.parseInt(String.valueOf(number).substring(1));
    }

    @Override
    public Page query(Query query) {
      throw new AssertionError("nothing is read from finance: " + query);
    }

    @Override
    public void close() {
      // It holds nothing.
    }
  }
}
