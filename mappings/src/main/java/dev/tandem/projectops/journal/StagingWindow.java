package dev.tandem.projectops.journal;

import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.process.Records;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The staged actuals that wait for the journal, in the order of UND-23 (date, cost before sale,
 * id), without holding the rows: a pass over staging keeps the first so many keys and no more.
 */
final class StagingWindow {
  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::date)
          .thenComparingInt(Place::rank)
          .thenComparing(place -> place.id().toString());

  private final Records records;
  private final int size;
  private final BeginningDay before;
  private List<UUID> waiting = List.of();
  private @Nullable Place last;
  private boolean over;

  /** A row's place in the order. */
  private record Place(LocalDate date, int rank, UUID id) {}

  StagingWindow(Records records, int size) {
    this.records = records;
    this.size = size;
    before = BeginningDay.read(records);
  }

  /** The next ids, at most so many; empty when nothing is left. */
  List<UUID> next(int most) {
    if (waiting.isEmpty() && !over) {
      fill();
    }
    int count = Math.min(most, waiting.size());
    List<UUID> taken = List.copyOf(waiting.subList(0, count));
    waiting = waiting.subList(count, waiting.size());
    return taken;
  }

  private void fill() {
    PriorityQueue<Place> first = new PriorityQueue<>(ORDER.reversed());
    records.each(ActualStaging.CODEC, row -> offer(row, first));
    List<Place> ordered = new ArrayList<>(first);
    ordered.sort(ORDER);
    over = ordered.size() < size;
    if (!ordered.isEmpty()) {
      last = ordered.get(ordered.size() - 1);
    }
    waiting = ordered.stream().map(Place::id).toList();
  }

  private void offer(ActualStaging row, PriorityQueue<Place> first) {
    ActualKind kind = StagedActuals.kind(row).orElse(ActualKind.BILLED_SALE);
    if (row.journalized().orElse(false)
        || kind == ActualKind.BILLED_SALE
        || row.importId().isEmpty()
        || before.takes(row)) {
      return;
    }
    Place place =
        new Place(row.documentDate().orElse(LocalDate.MIN), kind.rank(), row.importId().get());
    if (last == null || ORDER.compare(place, last) > 0) {
      first.add(place);
      if (first.size() > size) {
        first.remove();
      }
    }
  }
}
