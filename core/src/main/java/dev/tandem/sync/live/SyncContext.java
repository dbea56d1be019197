package dev.tandem.sync.live;

import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.state.SyncStore;
import dev.tandem.sync.codec.ChangeCodec;
import dev.tandem.sync.codec.Layouts;
import dev.tandem.sync.codec.LinkCodec;
import dev.tandem.sync.codec.RowTexts;
import dev.tandem.sync.event.SyncEvent;
import dev.tandem.sync.event.SyncListener;
import dev.tandem.sync.policy.RetryPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every part of a runtime works with. Immutable but for the access to the sides. */
public final class SyncContext {
  private static final Logger LOG = LoggerFactory.getLogger(SyncContext.class);

  private final SideAccess dataverse;
  private final SideAccess finance;
  private final SyncStore store;
  private final Clock clock;
  private final Map<String, MapRun> maps;
  private final String owner;
  private final Duration leaseLife;
  private final RetryPolicy retry;
  private final SyncListener listener;
  private final Layouts layouts;
  private final ChangeCodec changes;
  private final LinkCodec links;
  private final RowTexts rows;

  /**
   * What a runtime is made of.
   *
   * @param owner names the worker; no other worker on the store has the name
   */
  public SyncContext(
      SideAccess dataverse,
      SideAccess finance,
      SyncStore store,
      Clock clock,
      List<MapRun> maps,
      String owner,
      Duration leaseLife,
      RetryPolicy retry,
      SyncListener listener) {
    this.dataverse = dataverse;
    this.finance = finance;
    this.store = store;
    this.clock = clock;
    Map<String, MapRun> byName = new LinkedHashMap<>();
    maps.forEach(map -> byName.put(map.name(), map));
    this.maps = Collections.unmodifiableMap(byName);
    this.owner = owner;
    this.leaseLife = leaseLife;
    this.retry = retry;
    this.listener = listener;
    List<TableSchema> tables = new ArrayList<>();
    for (MapRun map : maps) {
      tables.add(map.table(Side.DATAVERSE));
      tables.add(map.table(Side.FINANCE));
    }
    layouts = new Layouts(tables, store.documents(Layouts.PREFIX));
    changes = new ChangeCodec(layouts);
    links = new LinkCodec(layouts);
    rows = new RowTexts(layouts);
  }

  /** The access to a side. */
  public SideAccess side(Side side) {
    return side == Side.DATAVERSE ? dataverse : finance;
  }

  /**
   * The row at an address, for a host that asks; null when there is none (I21).
   *
   * @throws dev.tandem.spi.error.TransientConnectorException when the side rests, or cannot answer
   */
  public @Nullable StoredRow read(Side side, RowAddress address) {
    return side(side).ask(now(), connector -> connector.read(List.of(address)).get(0));
  }

  /** Where everything is kept. */
  public SyncStore store() {
    return store;
  }

  /** The present instant. */
  public Instant now() {
    return clock.instant();
  }

  /** The maps in the order in which the host gave them. */
  public List<MapRun> maps() {
    return List.copyOf(maps.values());
  }

  /** The map of a name, null when this runtime has none. */
  public @Nullable MapRun map(String name) {
    return maps.get(name);
  }

  /**
   * The map that a host means by a name: its own, or the name of its table on either side when that
   * fits one map only.
   *
   * @throws DualWriteException with {@code MAP_UNKNOWN} when there is none, or more than one
   */
  public MapRun require(String name) {
    MapRun exact = maps.get(name);
    if (exact != null) {
      return exact;
    }
    List<MapRun> called =
        maps.values().stream()
            .filter(
                map ->
                    map.name().equalsIgnoreCase(name)
                        || map.table(Side.FINANCE).isCalled(name)
                        || map.table(Side.DATAVERSE).isCalled(name))
            .toList();
    if (called.size() == 1) {
      return called.get(0);
    }
    throw new DualWriteException(
        ErrorCode.MAP_UNKNOWN,
        called.isEmpty()
            ? "no map is called %s; there are %s".formatted(name, maps.keySet())
            : "%s may be %s; name one of them".formatted(name, called));
  }

  /** The name of this worker. */
  public String owner() {
    return owner;
  }

  /** How long a lease lasts. */
  public Duration leaseLife() {
    return leaseLife;
  }

  /** How long parked rows wait. */
  public RetryPolicy retry() {
    return retry;
  }

  /** The layouts of stored rows. */
  public Layouts layouts() {
    return layouts;
  }

  /** Changes as payloads. */
  public ChangeCodec changes() {
    return changes;
  }

  /** Pairs as links. */
  public LinkCodec links() {
    return links;
  }

  /** Rows inside documents. */
  public RowTexts rows() {
    return rows;
  }

  /** Tells the host; what it throws is logged and goes no further. */
  public void tell(SyncEvent event) {
    try {
      listener.on(event);
    } catch (RuntimeException e) {
      LOG.warn("the sync listener failed on {}", event.getClass().getSimpleName(), e);
    }
  }
}
