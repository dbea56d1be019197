package dev.tandem.sync;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.sync.codec.Fields;
import dev.tandem.sync.live.Groups;
import dev.tandem.sync.live.SyncContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The transactions that are not wholly visible on the other side: those of which something is still
 * owed, and those of which somebody discarded something (I13). Safe for any thread.
 */
public final class IncompleteGroups {
  private static final int CHUNK = 1000;

  private final SyncContext context;

  IncompleteGroups(SyncContext context) {
    this.context = context;
  }

  /** All of them by name. Those that were given up are forgotten with the history they are in. */
  public List<IncompleteGroup> list() {
    Map<String, String> open = named(Groups.PREFIX);
    Map<String, String> givenUp = named(Groups.GIVEN_UP);
    Map<String, IncompleteGroup> groups = new TreeMap<>();
    open.forEach((name, text) -> groups.put(name, group(name, text, givenUp.get(name))));
    givenUp.forEach((name, text) -> groups.computeIfAbsent(name, any -> group(name, "", text)));
    return new ArrayList<>(groups.values());
  }

  private Map<String, String> named(String prefix) {
    Map<String, String> named = new TreeMap<>();
    context
        .store()
        .documents(prefix)
        .forEach((name, text) -> named.put(name.substring(prefix.length()), text));
    return named;
  }

  private static IncompleteGroup group(String name, String open, @Nullable String givenUp) {
    Fields fields = Fields.parse(open);
    String at = givenUp == null ? null : Fields.parse(givenUp).get(Groups.AT);
    Side source = null;
    String transaction = name;
    for (Side side : Side.values()) {
      int place = name.indexOf("/" + side + "/");
      if (place >= 0) {
        source = side;
        transaction = name.substring(place + side.name().length() + 2);
      }
    }
    return new IncompleteGroup(
        name,
        source,
        transaction,
        fields.number(Groups.RECEIVED),
        open.isEmpty() || Boolean.parseBoolean(fields.get(Groups.CLOSED, "false")),
        at == null ? null : Instant.parse(at));
  }

  /** What became of the obligations of one group, as far as the history reaches back. */
  public Map<ObligationStatus, Integer> members(String name) {
    Map<ObligationStatus, Integer> counts = new EnumMap<>(ObligationStatus.class);
    ObligationQuery query = ObligationQuery.of(CHUNK, ObligationStatus.values()).ofGroup(name);
    List<Obligation> chunk = context.store().obligations(query);
    while (!chunk.isEmpty()) {
      chunk.forEach(obligation -> counts.merge(obligation.status(), 1, Integer::sum));
      chunk = context.store().obligations(query.after(chunk.get(chunk.size() - 1).sequence()));
    }
    return counts;
  }

  /** Forgets that groups were given up before an instant. */
  void prune(Instant before) {
    StoreCommit.Builder commit = StoreCommit.under(null);
    context
        .store()
        .documents(Groups.GIVEN_UP)
        .forEach(
            (name, text) -> {
              String at = Fields.parse(text).get(Groups.AT);
              if (at != null && Instant.parse(at).isBefore(before)) {
                commit.document(name, "");
              }
            });
    if (!commit.build().isEmpty()) {
      context.store().commit(commit.build());
    }
  }
}
