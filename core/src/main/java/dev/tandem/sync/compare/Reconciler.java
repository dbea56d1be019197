package dev.tandem.sync.compare;

import dev.tandem.map.Direction;
import dev.tandem.spi.connector.Page;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.state.Link;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.sync.codec.LinkState;
import dev.tandem.sync.live.MapRun;
import dev.tandem.sync.live.SyncContext;
import dev.tandem.sync.reconcile.Difference;
import dev.tandem.sync.reconcile.ReconcileReport;
import dev.tandem.sync.reconcile.ReconcileRequest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;

/** One comparison of both sides, a page at a time. Used once, by one thread. */
final class Reconciler {
  private final SyncContext context;
  private final MapRun map;
  private final ReconcileRequest request;
  private final BiConsumer<Finding, Boolean> consumer;
  private final Direction way;
  private final Rows rows;
  private final KnownPairs known;
  private final Sums sums;
  private final PageCompare compare;
  private final InFlight inFlight;
  private final Map<Difference.Kind, Long> counts = new EnumMap<>(Difference.Kind.class);
  private final Map<Side, Long> read = new EnumMap<>(Side.class);
  private long passing;

  /**
   * A comparison.
   *
   * @param consumer takes each finding, and whether changes of it wait
   */
  Reconciler(SyncContext context, ReconcileRequest request, BiConsumer<Finding, Boolean> consumer) {
    this.context = context;
    this.request = request;
    this.consumer = consumer;
    map = context.require(request.map());
    way = map.travels(Direction.TO_FINANCE) ? Direction.TO_FINANCE : Direction.TO_DATAVERSE;
    rows = new Rows(context, map);
    known = new KnownPairs(context, map, rows);
    sums = new Sums(map, way);
    compare = new PageCompare(map, rows, way, sums);
    inFlight = new InFlight(context, map);
  }

  ReconcileReport run() {
    if (!request.keys().isEmpty() || !request.rows().isEmpty()) {
      chosen();
    } else if (request.window() != null) {
      windowed(new Window(request.window(), map));
    } else {
      pages(way.source(), this::pairs);
      if (map.isTwoWay()) {
        pages(way.target(), this::leftOver);
      } else {
        orphans();
      }
    }
    return new ReconcileReport(
        map.name(),
        read.getOrDefault(Side.DATAVERSE, 0L),
        read.getOrDefault(Side.FINANCE, 0L),
        compare.alike(),
        counts,
        passing,
        sums.amounts());
  }

  private interface Step {
    void take(List<StoredRow> page);
  }

  private void pages(Side side, Step step) {
    LegalEntity company =
        map.table(side).companyScope().companySpecific() ? request.company() : null;
    int most = context.side(side).connector().capabilities().maxPageSize();
    Query query = new Query(map.tableName(side), company, Math.min(request.pageSize(), most), null);
    String token = null;
    do {
      Page page = rows.page(side, query.from(token));
      token = page.nextToken();
      step.take(page.rows());
    } while (token != null);
  }

  /** Every row of a side is read, because connectors choose by company alone. */
  private void windowed(Window window) {
    if (window.chooses(way.source())) {
      pages(way.source(), page -> pairs(window.in(way.source(), page)));
    }
    if (window.chooses(way.target())) {
      pages(way.target(), page -> partners(window, window.in(way.target(), page)));
    }
  }

  /** Compares rows of the target with partners that were not met through a time of their own. */
  private void partners(Window window, List<StoredRow> targets) {
    if (map.isTwoWay()) {
      List<StoredRow> sources = rows.partners(way.reverse(), targets);
      pairs(sources.stream().filter(row -> !window.has(way.source(), row)).toList());
      leftOver(targets);
      return;
    }
    read.merge(way.target(), (long) targets.size(), Long::sum);
    List<LinkState> links = known.of(way.target(), targets);
    Map<LinkState, StoredRow> sources = known.rows(way.source(), links);
    pairs(sources.values().stream().filter(row -> !window.has(way.source(), row)).toList());
    report(orphans(links));
  }

  private void pairs(List<StoredRow> page) {
    read.merge(way.source(), (long) page.size(), Long::sum);
    report(compare.pairs(page));
  }

  private void leftOver(List<StoredRow> page) {
    read.merge(way.target(), (long) page.size(), Long::sum);
    report(compare.leftOver(page));
  }

  private void report(List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    Set<LinkKey> waiting = inFlight.of(findings);
    for (Finding finding : findings) {
      boolean waits = finding.rowKeys(map).stream().anyMatch(waiting::contains);
      passing += waits ? 1 : 0;
      if (!waits || request.withInFlight()) {
        counts.merge(finding.kind(), 1L, Long::sum);
        consumer.accept(finding, waits);
      }
    }
  }

  /**
   * A map that goes one way says nothing about rows of its target that it never wrote; those that
   * it did write and whose source is gone are found by their pairs.
   */
  private void orphans() {
    List<Link> links = context.store().links(map.name(), null, request.pageSize());
    while (!links.isEmpty()) {
      List<LinkState> states = links.stream().map(known::state).toList();
      report(
          orphans(states.stream().filter(state -> !state.deleted() && isWanted(state)).toList()));
      LinkKey last = links.get(links.size() - 1).key();
      links = context.store().links(map.name(), last, request.pageSize());
    }
  }

  private boolean isWanted(LinkState link) {
    LegalEntity company = request.company();
    KeyValues key = link.financeKey();
    return company == null
        || !key.has(TableSchema.DATA_AREA_ID)
        || company.code().equalsIgnoreCase(String.valueOf(key.value(TableSchema.DATA_AREA_ID)));
  }

  private List<Finding> orphans(List<LinkState> links) {
    Map<LinkState, StoredRow> dataverse = known.rows(Side.DATAVERSE, links);
    Map<LinkState, StoredRow> finance = known.rows(Side.FINANCE, links);
    Map<LinkState, StoredRow> sources = way.source() == Side.DATAVERSE ? dataverse : finance;
    Map<LinkState, StoredRow> targets = way.source() == Side.DATAVERSE ? finance : dataverse;
    List<Finding> findings = new ArrayList<>();
    Difference.Kind kind =
        way.source() == Side.DATAVERSE
            ? Difference.Kind.MISSING_ON_DATAVERSE
            : Difference.Kind.MISSING_ON_FINANCE;
    for (LinkState link : links) {
      if (!sources.containsKey(link) && targets.containsKey(link)) {
        findings.add(
            new Finding(
                kind,
                dataverse.get(link),
                finance.get(link),
                link.financeKey(),
                link.rowId(),
                List.of(),
                "the row that it came from is gone"));
      }
    }
    return findings;
  }

  /** Compares the rows that were named, and whatever stands for the same pair on the other side. */
  private void chosen() {
    Map<UUID, StoredRow> dataverse = new LinkedHashMap<>();
    Map<LinkKey, StoredRow> finance = new LinkedHashMap<>();
    named(dataverse, finance);
    linked(dataverse, finance);
    if (way.source() == Side.DATAVERSE) {
      matched(List.copyOf(finance.values()), dataverse);
      chosen(List.copyOf(dataverse.values()), List.copyOf(finance.values()));
    } else {
      chosen(List.copyOf(finance.values()), List.copyOf(dataverse.values()));
    }
  }

  private void chosen(List<StoredRow> sources, List<StoredRow> targets) {
    pairs(sources);
    if (map.isTwoWay()) {
      leftOver(targets);
    }
  }

  private void named(Map<UUID, StoredRow> dataverse, Map<LinkKey, StoredRow> finance) {
    Map<UUID, UUID> ids = new LinkedHashMap<>();
    request.rows().forEach(id -> ids.put(id, id));
    dataverse.putAll(rows.byId(ids));
    Map<LinkKey, KeyValues> keys = new LinkedHashMap<>();
    request.keys().forEach(key -> keys.put(map.linkKey(key), key));
    finance.putAll(rows.byKey(Side.FINANCE, keys));
  }

  /** Adds the other rows of pairs that are known. */
  private void linked(Map<UUID, StoredRow> dataverse, Map<LinkKey, StoredRow> finance) {
    Set<LinkKey> keys = new LinkedHashSet<>();
    request.keys().forEach(key -> keys.add(map.linkKey(key)));
    List<LinkState> links = new ArrayList<>();
    context.store().links(map.name(), keys).values().forEach(link -> links.add(known.state(link)));
    context
        .store()
        .linksOfRows(map.name(), request.rows())
        .values()
        .forEach(link -> links.add(known.state(link)));
    known
        .rows(Side.DATAVERSE, links)
        .forEach((link, row) -> dataverse.put(Objects.requireNonNull(link.rowId()), row));
    known.rows(Side.FINANCE, links).forEach((link, row) -> finance.put(link.key(), row));
    if (!map.isTwoWay()) {
      report(orphans(links));
    }
  }

  /** Adds the rows of Dataverse that rows of finance map to. */
  private void matched(List<StoredRow> finance, Map<UUID, StoredRow> dataverse) {
    if (!map.isTwoWay() || finance.isEmpty()) {
      return;
    }
    for (StoredRow row : rows.partners(Direction.TO_DATAVERSE, finance)) {
      UUID id = Rows.idOf(row.row());
      if (id != null) {
        dataverse.putIfAbsent(id, row);
      }
    }
  }
}
