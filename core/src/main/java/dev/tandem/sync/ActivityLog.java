package dev.tandem.sync;

import dev.tandem.spi.state.StoreCommit;
import dev.tandem.sync.live.LogEntry;
import dev.tandem.sync.live.MapRun;
import dev.tandem.sync.live.SyncContext;
import java.time.Instant;
import java.util.List;

/** What happened to maps, from the first start on (ERR-1). */
final class ActivityLog {
  private final SyncContext context;

  ActivityLog(SyncContext context) {
    this.context = context;
  }

  List<Activity> of(MapRun map) {
    return context.store().documents(LogEntry.PREFIX + map.name() + '/').values().stream()
        .map(LogEntry::parse)
        .map(
            entry ->
                new Activity(
                    map.name(), entry.at(), entry.from(), entry.to(), entry.reason(), entry.hash()))
        .toList();
  }

  void prune(Instant before) {
    StoreCommit.Builder commit = StoreCommit.under(null);
    for (MapRun map : context.maps()) {
      context
          .store()
          .documents(LogEntry.PREFIX + map.name() + '/')
          .forEach(
              (name, text) -> {
                if (LogEntry.parse(text).at().isBefore(before)) {
                  commit.document(name, "");
                }
              });
    }
    StoreCommit pruned = commit.build();
    if (!pruned.isEmpty()) {
      context.store().commit(pruned);
    }
  }
}
