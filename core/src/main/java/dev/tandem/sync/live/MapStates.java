package dev.tandem.sync.live;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.spi.state.SyncStore;
import dev.tandem.sync.codec.Fields;
import dev.tandem.sync.lifecycle.MapState;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The states of all maps as the store had them at one moment. Each is a document, so that every
 * worker and every process sees the same. Immutable.
 */
public final class MapStates {
  /** What the names of the documents start with; the name of the map follows. */
  public static final String PREFIX = "map/";

  /** The initial sync that the map takes part in, or took part in last. */
  public static final String RUN = "run";

  /** The side whose rows win in that initial sync (INIT-3). */
  public static final String MASTER = "master";

  /** There while changes of before the initial sync are still being passed over. */
  public static final String OPENING = "opening";

  /** There while the initial sync has not read all rows of Dataverse; rows may still come. */
  public static final String COMING = "coming";

  /** In a stopped map: what becomes of changes that were recorded while it was being stopped. */
  public static final String LEFT = "left";

  private static final String HASH = "hash";
  private static final String ENTRIES = "entries";
  private static final String STATE = "state";
  private static final String SINCE = "since";

  private final Map<String, String> documents;
  private final Map<String, Fields> parsed = new HashMap<>();

  private MapStates(Map<String, String> documents) {
    this.documents = new HashMap<>(documents);
    documents.forEach((name, text) -> parsed.put(name, Fields.parse(text)));
  }

  /** Reads the states of all maps. */
  public static MapStates load(SyncStore store) {
    return new MapStates(store.documents(PREFIX));
  }

  /** The state of a map; a map that nobody ever started is not running. */
  public MapState of(String map) {
    return MapState.valueOf(fields(map).get(STATE, MapState.NOT_RUNNING.name()));
  }

  /** Whether changes of the map are recorded now. */
  public boolean receives(String map) {
    return of(map).receives() && fields(map).get(OPENING) == null;
  }

  /** The side whose rows win in the initial sync of a map; null when there never was one. */
  @Nullable Side master(String map) {
    String name = fields(map).get(MASTER);
    return name == null ? null : Side.valueOf(name);
  }

  /** Whether an initial sync still has rows of Dataverse to read, so that more of them come. */
  boolean isComing(String map) {
    return of(map) == MapState.INITIALIZING && fields(map).get(COMING) != null;
  }

  /** Since when, the epoch when nobody ever started it. */
  public Instant since(String map) {
    return Instant.parse(fields(map).get(SINCE, Instant.EPOCH.toString()));
  }

  /** Whatever else is kept beside the state. */
  public Fields fields(String map) {
    return parsed.getOrDefault(PREFIX + map, Fields.none());
  }

  /** The document as the store has it, empty when there is none: what a change of it expects. */
  public String document(String map) {
    return documents.getOrDefault(PREFIX + map, "");
  }

  /** The content hash of the map as it ran last, empty when it never did. */
  public String hash(String map) {
    return fields(map).get(HASH, "");
  }

  /**
   * Adds a move of a map to a commit, which takes place only if its document is as it was here: the
   * state, and the entry in its log (ERR-1).
   *
   * @param reason who or what asked for it
   * @param more what else changes in the document
   */
  public void move(
      StoreCommit.Builder commit,
      MapRun map,
      MapState to,
      Instant at,
      String reason,
      UnaryOperator<Fields> more) {
    Fields moved = fields(map.name()).with(STATE, to).with(SINCE, at).with(LEFT, null);
    if (to != MapState.NOT_RUNNING) {
      moved = moved.with(HASH, map.hash());
    }
    log(commit, map, more.apply(moved), new LogEntry(at, of(map.name()), to, reason, map.hash()));
  }

  /** Adds to a commit that a map runs in another version from now on (LIFE-10). */
  public void version(StoreCommit.Builder commit, MapRun map, Instant at, String reason) {
    MapState state = of(map.name());
    Fields changed = fields(map.name()).with(HASH, map.hash());
    log(commit, map, changed, new LogEntry(at, state, state, reason, map.hash()));
  }

  private void log(StoreCommit.Builder commit, MapRun map, Fields fields, LogEntry entry) {
    long number = fields.number(ENTRIES) + 1;
    commit
        .expect(PREFIX + map.name(), document(map.name()))
        .document(PREFIX + map.name(), fields.with(ENTRIES, number).toText())
        .document(LogEntry.documentName(map.name(), number), entry.toText());
  }
}
