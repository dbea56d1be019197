package dev.tandem.sync.live;

import dev.tandem.map.Direction;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.codec.Images;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows that wait for each other. Those whose awaited rows are all among them travel without the
 * lookups between them; these follow once the rows are there (UND-30, INIT-8).
 */
public final class Tangle {
  private final Evaluator evaluator;
  private final Parents parents;
  private final Map<Work, Set<String>> provided = new LinkedHashMap<>();

  public Tangle(Evaluator evaluator, Parents parents) {
    this.evaluator = evaluator;
    this.parents = parents;
  }

  /** The names of all rows that the waiting ones stand for. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    provided.values().forEach(names::addAll);
    return names;
  }

  /** The writes that bring the rows without the lookups between them; empty for no cycle. */
  public Map<Work, Verdict.Send> rowsFirst(List<Work> stuck) {
    Map<Work, Verdict.Send> sends = new LinkedHashMap<>();
    Map<Work, Set<String>> awaited = new LinkedHashMap<>();
    stuck.forEach(work -> awaited.put(work, work.missing()));
    evaluator
        .evaluate(stuck, new LinkedHashSet<>(stuck))
        .forEach(
            (work, verdict) -> {
              Verdict.Send send = verdict instanceof Verdict.Send ready ? bare(work, ready) : null;
              if (send != null) {
                sends.put(work, send);
                provided.put(work, namesOf(work, send));
              }
            });
    boolean shrinking = true;
    while (shrinking) {
      Set<String> there = new LinkedHashSet<>();
      sends.keySet().forEach(work -> there.addAll(provided.getOrDefault(work, Set.of())));
      shrinking =
          sends.keySet().removeIf(work -> !there.containsAll(awaited.getOrDefault(work, Set.of())));
    }
    // Once is enough: what waits still waits for a row that did not get through.
    sends.keySet().removeIf(Work::isPartly);
    return sends;
  }

  private static Set<String> namesOf(Work work, Verdict.Send send) {
    if (work.direction() == Direction.TO_FINANCE) {
      UUID id = work.rowId();
      return id == null ? Set.of() : Set.of(Awaited.row(id));
    }
    Set<String> names =
        Awaited.namesOf(work.map().table(Side.DATAVERSE), send.write().row(), send.link().rowId());
    names.add(Awaited.key(work.map().tableName(Side.DATAVERSE).name(), send.write().key()));
    return names;
  }

  /** The write without what lies behind awaited lookups; null when nothing can be left out. */
  private Verdict.@Nullable Send bare(Work work, Verdict.Send send) {
    if (work.direction() == Direction.TO_DATAVERSE) {
      return send.partly() ? send : null;
    }
    Set<String> left = new LinkedHashSet<>();
    for (Parents.Parent parent : parents.parentsOf(work)) {
      if (work.missing().contains(Awaited.row(parent.id()))) {
        for (String column : Parents.columnsBehind(work.map(), parent.lookup())) {
          if (send.write().key().has(column)) {
            return null;
          }
          left.add(column);
        }
      }
    }
    Write write = send.write();
    Row row = Images.without(write.row(), left);
    Row whole = send.whole();
    if (whole == null || row.equals(write.row())) {
      return null;
    }
    Write partly =
        new Write(
            write.operationId() + OperationIds.PARTLY,
            write.kind(),
            write.key(),
            row,
            write.expectedVersion());
    return new Verdict.Send(
        partly,
        Images.without(whole, left),
        send.link(),
        send.source(),
        true,
        send.old(),
        send.oldDelete());
  }
}
