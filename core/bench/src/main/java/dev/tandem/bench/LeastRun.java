package dev.tandem.bench;

import dev.tandem.core.testkit.volume.CheckedRecords;
import dev.tandem.core.testkit.volume.GeneratedRecords;
import dev.tandem.core.testkit.volume.WideTables;
import dev.tandem.engine.CompiledMap;
import dev.tandem.engine.LookupRequest;
import dev.tandem.engine.MappingResult;
import dev.tandem.map.Direction;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.ChangeBatch;
import dev.tandem.spi.connector.ChangeQuery;
import dev.tandem.spi.connector.Cursor;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.state.Link;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.codec.ChangeCodec;
import dev.tandem.sync.codec.Layouts;
import dev.tandem.sync.codec.LinkCodec;
import dev.tandem.sync.codec.LinkState;
import dev.tandem.sync.codec.OwedChange;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The least that carries a change over and leaves in the store what a runtime leaves there: it is
 * read from the feed and encoded, mapped with looked-up rows that are all at hand, and written to
 * the other side; its pair is encoded; and the commits, made beforehand, go into the store. Nothing
 * is named, ordered, compared, digested, asked for or read from the store. It is no runtime: it
 * says how much of the whole path none could leave out.
 */
final class LeastRun {
  private static final Set<TableName> TABLES = Set.of(TableName.dataverse(WideTables.RECORDS));

  private final RecordedCommits commits;
  private final GeneratedRecords dataverse;
  private final CheckedRecords finance;
  private final CompiledMap map = SyncRun.MAP;
  private final MemoryLookups lookups = new MemoryLookups();
  private final int changes;
  private final ChangeCodec changeCodec;
  private final LinkCodec linkCodec;
  private final List<List<LinkState>> pairs = new ArrayList<>();
  private Cursor cursor;
  private long encoded;

  private LeastRun(RecordedCommits commits, int changes) {
    this.commits = commits;
    this.changes = changes;
    TableSchema source = map.source(Direction.TO_FINANCE);
    TableSchema target = map.target(Direction.TO_FINANCE);
    Layouts layouts = new Layouts(List.of(source, target), Map.of());
    changeCodec = new ChangeCodec(layouts);
    linkCodec = new LinkCodec(layouts);
    for (Collection<Link> links : commits.links()) {
      pairs.add(links.stream().map(link -> linkCodec.read(link, source, target)).toList());
    }
    Clock clock = Clock.fixed(Instant.parse("2026-03-01T08:00:00Z"), ZoneOffset.UTC);
    dataverse = new GeneratedRecords(Math.max(1, changes), false, clock);
    finance = new CheckedRecords(changes, SyncRun.STEP);
    cursor = dataverse.cursor(TABLES);
    dataverse.change(changes);
  }

  static LeastRun none() {
    return new LeastRun(RecordedCommits.none(), 0);
  }

  /** Commits whose store is open, and a Dataverse whose looked-up rows are known. */
  static LeastRun of(RecordedCommits commits, int changes) {
    LeastRun run = new LeastRun(commits, changes);
    run.learn();
    run.cursor = new Cursor("0");
    return run;
  }

  /** The first step already refers to every looked-up row there is. */
  private void learn() {
    List<Row> rows = next().changes().stream().map(LeastRun::rowOf).toList();
    List<RowAddress.ById> asked = new ArrayList<>();
    for (LookupRequest request : map.lookupsNeeded(Direction.TO_FINANCE, rows)) {
      if (request.row() instanceof Reference.ById reference) {
        TableName table = TableName.dataverse(request.table());
        asked.add(new RowAddress.ById(table, reference.id()));
      }
    }
    List<@Nullable StoredRow> found = dataverse.read(asked);
    for (int i = 0; i < asked.size(); i++) {
      lookups.add(asked.get(i).id(), Objects.requireNonNull(found.get(i)).row());
    }
  }

  private static Row rowOf(Change change) {
    return Objects.requireNonNull(change.row());
  }

  private ChangeBatch.Changes next() {
    return (ChangeBatch.Changes) dataverse.changes(new ChangeQuery(TABLES, cursor, SyncRun.STEP));
  }

  /** Carries everything over; answers how many bytes it encoded. */
  long drain() {
    int commit = 0;
    ChangeBatch.Changes read;
    do {
      read = next();
      for (Change change : read.changes()) {
        encoded += changeCodec.write(OwedChange.of(change)).size();
      }
      commit(commit++);
      List<Write> writes = new ArrayList<>(read.changes().size());
      for (Change change : read.changes()) {
        MappingResult.Mapped mapped =
            map.apply(Direction.TO_FINANCE, rowOf(change), lookups).orThrow();
        writes.add(
            Write.upsert(change.coordinate(), Objects.requireNonNull(mapped.key()), mapped.row()));
      }
      finance.write(new WriteGroup(writes, false));
      commit(commit++);
      cursor = read.next();
    } while (read.more());
    while (commit < commits.size()) {
      commit(commit++);
    }
    return encoded;
  }

  private void commit(int number) {
    for (LinkState pair : pairs.get(number)) {
      encoded += linkCodec.write(pair).state().size();
    }
    commits.write(number);
  }

  void requireArrived() {
    if (finance.rowsAt(0) != changes || finance.written() != changes) {
      throw new IllegalStateException("%d of %d rows".formatted(finance.rowsAt(0), changes));
    }
  }
}
