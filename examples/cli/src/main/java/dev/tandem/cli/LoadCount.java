package dev.tandem.cli;

import dev.tandem.engine.CompiledMap;
import dev.tandem.map.Direction;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Page;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts the rows that a first load would read. One thread. */
final class LoadCount {
  private final SyncSession session;
  private final List<LegalEntity> companies;

  LoadCount(SyncSession session, List<LegalEntity> companies) {
    this.session = session;
    this.companies = companies;
  }

  /**
   * The loads of these maps, with those that they refer to before them.
   *
   * @param alone without those that they refer to
   */
  List<LoadEstimate.Load> loads(String[] maps, boolean alone) {
    Set<String> wanted = new LinkedHashSet<>();
    for (String map : maps) {
      if (!alone) {
        wanted.addAll(session.runtime().lifecycle().prerequisites(map));
      }
      wanted.add(map);
    }
    List<LoadEstimate.Load> loads = new ArrayList<>();
    for (String name : wanted) {
      CompiledMap map = session.compiledMap(name).map();
      for (Direction way : Direction.values()) {
        if (map.directions().contains(way)) {
          loads.add(new LoadEstimate.Load(name, way.target(), rows(map.source(way), way.source())));
        }
      }
    }
    return loads;
  }

  private long rows(TableSchema table, Side side) {
    if (companies.isEmpty()) {
      return count(table, side, null);
    }
    return companies.stream().mapToLong(each -> count(table, side, each)).sum();
  }

  private long count(TableSchema table, Side side, @Nullable LegalEntity company) {
    Connector system = session.system(side).connector().open();
    int page = system.capabilities().maxPageSize();
    Query query = new Query(table.name(), company, page, null);
    OptionalLong known = system.count(query);
    if (known.isPresent()) {
      return known.getAsLong();
    }
    long rows = 0;
    Page found = system.query(query);
    rows += found.rows().size();
    while (found.nextToken() != null) {
      found = system.query(query.from(found.nextToken()));
      rows += found.rows().size();
    }
    return rows;
  }
}
