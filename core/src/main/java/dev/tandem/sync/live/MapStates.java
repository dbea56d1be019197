package dev.tandem.sync.live;

import dev.tandem.spi.state.SyncStore;
import dev.tandem.sync.codec.Fields;
import dev.tandem.sync.lifecycle.MapState;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The states of all maps as the store had them at one moment. Each is a document, so that every
 * worker and every process sees the same. Immutable.
 */
public final class MapStates {
  /** What the names of the documents start with; the name of the map follows. */
  public static final String PREFIX = "map/";

  private static final String STATE = "state";
  private static final String SINCE = "since";

  private final Map<String, String> documents;

  private MapStates(Map<String, String> documents) {
    this.documents = new HashMap<>(documents);
  }

  /** Reads the states of all maps. */
  public static MapStates load(SyncStore store) {
    return new MapStates(store.documents(PREFIX));
  }

  /** The state of a map; a map that nobody ever started is not running. */
  public MapState of(String map) {
    return MapState.valueOf(fields(map).get(STATE, MapState.NOT_RUNNING.name()));
  }

  /** Since when, the epoch when nobody ever started it. */
  public Instant since(String map) {
    return Instant.parse(fields(map).get(SINCE, Instant.EPOCH.toString()));
  }

  /** Whatever else is kept beside the state. */
  public Fields fields(String map) {
    return Fields.parse(document(map));
  }

  /** The document as the store has it, empty when there is none: what a change of it expects. */
  public String document(String map) {
    return documents.getOrDefault(PREFIX + map, "");
  }

  /** The document for another state. */
  public String moved(String map, MapState to, Instant at) {
    return fields(map).with(STATE, to).with(SINCE, at).toText();
  }
}
