package dev.tandem.cli.demo;

import dev.tandem.engine.CompiledMap;
import dev.tandem.engine.Lookups;
import dev.tandem.engine.MappingResult;
import dev.tandem.map.Direction;
import dev.tandem.projectops.CatalogueEntry;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Page;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes all rows of one table through one map, page by page: fetch what mapping asks for, map, and
 * write. One run of one map on one thread; it remembers nothing between runs, so it is a copy and
 * no synchronisation.
 */
public final class TableRun {
  private static final int PAGE = 500;

  private final CatalogueEntry entry;
  private final CompiledMap map;
  private final Direction direction;
  private final Connector source;
  private final Connector target;
  private final List<String> remarks = new ArrayList<>();
  private int sent;
  private int mapped;
  private int filtered;
  private int rejected;
  private int written;

  private TableRun(
      CatalogueEntry entry,
      CompiledMap map,
      Direction direction,
      Connector source,
      Connector target) {
    this.entry = entry;
    this.map = map;
    this.direction = direction;
    this.source = source;
    this.target = target;
  }

  /** Takes every row of the source table to the target, and says what became of them. */
  public static Travel run(
      CatalogueEntry entry,
      CompiledMap map,
      Direction direction,
      Connector source,
      Connector target) {
    TableRun run = new TableRun(entry, map, direction, source, target);
    run.all();
    return run.result();
  }

  private void all() {
    int size = Math.min(PAGE, target.capabilities().maxGroupSize());
    Query query = Query.all(map.source(direction).name(), size);
    Page page = source.query(query);
    send(page);
    while (page.nextToken() != null) {
      page = source.query(query.from(page.nextToken()));
      send(page);
    }
  }

  private void send(Page page) {
    List<Row> rows = page.rows().stream().map(StoredRow::row).toList();
    Connector dataverse = source.side() == Side.DATAVERSE ? source : target;
    Lookups lookups = ConnectorLookups.of(dataverse, map, direction, rows);
    List<Write> writes = new ArrayList<>();
    for (StoredRow stored : page.rows()) {
      MappingResult result = map.apply(direction, stored.row(), lookups);
      count(result);
      if (result instanceof MappingResult.Mapped ready) {
        addWrite(ready, stored, writes);
      }
    }
    write(writes);
  }

  private void count(MappingResult result) {
    sent++;
    if (result instanceof MappingResult.Mapped) {
      mapped++;
    } else if (result instanceof MappingResult.Filtered reason) {
      filtered++;
      remarks.add("filtered: " + reason.reason());
    } else {
      rejected++;
      ((MappingResult.Rejected) result)
          .problems().stream()
              .map(Problem::display)
              .forEach(problem -> remarks.add("rejected: " + problem));
    }
  }

  private void addWrite(MappingResult.Mapped ready, StoredRow stored, List<Write> writes) {
    KeyValues key = ready.key();
    if (key == null) {
      remarks.add("refused: no key is known for " + ready.table());
      return;
    }
    String operation = "%s|%s|%s|%s".formatted(entry.id(), direction, key, stored.version());
    writes.add(Write.upsert(operation, key, ready.row()));
  }

  private void write(List<Write> writes) {
    if (writes.isEmpty()) {
      return;
    }
    for (WriteOutcome outcome : target.write(new WriteGroup(writes, false))) {
      if (outcome.succeeded()) {
        written++;
      } else if (outcome instanceof WriteOutcome.Rejected refused) {
        refused.problems().forEach(problem -> remarks.add("refused: " + problem.display()));
      } else {
        remarks.add("refused: " + outcome);
      }
    }
  }

  private Travel result() {
    return new Travel(entry.name(), direction, sent, mapped, filtered, rejected, written, remarks);
  }
}
