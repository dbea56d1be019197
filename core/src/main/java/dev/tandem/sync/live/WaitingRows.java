package dev.tandem.sync.live;

import dev.tandem.map.Direction;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.CountKey;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.codec.LinkState;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Obligations that are parked for rows, and their release when a row arrives (I12). */
final class WaitingRows {
  private final SyncContext context;
  private @Nullable Boolean any;

  WaitingRows(SyncContext context) {
    this.context = context;
  }

  /** Whether anything at all has this status; saves asking for what is not there. */
  static boolean has(SyncContext context, ObligationStatus... statuses) {
    Set<ObligationStatus> wanted = Set.of(statuses);
    for (Map.Entry<CountKey, Long> count : context.store().counts().entrySet()) {
      if (wanted.contains(count.getKey().status()) && count.getValue() > 0) {
        return true;
      }
    }
    return false;
  }

  private boolean any() {
    Boolean known = any;
    if (known == null) {
      known = has(context, ObligationStatus.PARKED);
      any = known;
    }
    return known;
  }

  /** Parked obligations that wait for one of these rows and are not in a batch yet. */
  List<Work> waitingFor(Set<String> names, Set<Long> known) {
    List<Work> found = new ArrayList<>();
    for (Obligation obligation : parkedFor(names)) {
      MapRun map = context.map(obligation.map());
      if (map != null && !known.contains(obligation.sequence())) {
        Side source = obligation.target().other();
        found.add(
            new Work(
                obligation, map, context.changes().read(obligation.payload(), map.table(source))));
      }
    }
    return found;
  }

  private List<Obligation> parkedFor(Set<String> names) {
    if (names.isEmpty() || !any()) {
      return List.of();
    }
    return context
        .store()
        .obligations(
            ObligationQuery.of(Integer.MAX_VALUE, ObligationStatus.PARKED).waitingFor(names));
  }

  /** Lets those go on that wait for rows which this batch brought. */
  void release(List<Work> works, LinkCache links, BatchRecord record) {
    if (!any()) {
      return;
    }
    Set<String> names = new LinkedHashSet<>();
    for (Work work : works) {
      boolean there = work.isDone() && work.change().kind() == Change.Kind.UPSERT;
      if (there && record.isFinished(work.obligation().sequence())) {
        names.addAll(namesOf(work, links));
      }
    }
    for (Obligation obligation : parkedFor(names)) {
      if (!record.isSettled(obligation.sequence())) {
        record.change(obligation, ObligationStatus.PENDING, "a row that it waited for is there");
      }
    }
  }

  private static Set<String> namesOf(Work work, LinkCache links) {
    if (work.direction() == Direction.TO_FINANCE) {
      return Awaited.namesOf(work.map().table(Side.DATAVERSE), work.row(), work.rowId());
    }
    LinkKey key = work.sourceKey() == null ? null : work.map().linkKey(work.sourceKey());
    LinkState link = key == null ? null : links.get(work.map(), key);
    Row image = link == null ? null : link.dataverse().image();
    UUID id = link == null ? null : link.rowId();
    Row known = image == null ? Row.builder(work.map().table(Side.DATAVERSE)).build() : image;
    Set<String> names = new LinkedHashSet<>();
    names.addAll(Awaited.namesOf(work.map().table(Side.DATAVERSE), known, id));
    if (link != null && link.dataverseKey() != null) {
      names.add(Awaited.key(work.map().tableName(Side.DATAVERSE).name(), link.dataverseKey()));
    }
    return names;
  }
}
