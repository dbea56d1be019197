package dev.tandem.sync;

import dev.tandem.spi.state.StoreCommit;
import dev.tandem.sync.codec.Fields;
import dev.tandem.sync.event.SyncEvent;
import dev.tandem.sync.event.SyncListener;
import dev.tandem.sync.lifecycle.MapState;
import dev.tandem.sync.live.MapRun;
import dev.tandem.sync.live.SyncContext;
import dev.tandem.sync.policy.AlertRule;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Counts errors for alert rules and carries their actions out between steps. The windows are kept
 * in the store, so that a restart does not hide what piled up. Guarded by the runtime's turn.
 */
final class Alerts {
  private static final String PREFIX = "alert/";
  private static final String TIMES = "times";
  private static final String FIRED = "fired";

  private final List<AlertRule> rules;
  private final List<SyncEvent.Failed> heard = new ArrayList<>();

  Alerts(List<AlertRule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** A listener that hears failures for the rules and passes everything on. */
  SyncListener before(SyncListener host) {
    return event -> {
      if (event instanceof SyncEvent.Failed failed && !rules.isEmpty()) {
        synchronized (heard) {
          heard.add(failed);
        }
      }
      host.on(event);
    };
  }

  /** Acts on what was heard since the last time. */
  void act(SyncContext context, Lifecycle lifecycle) {
    List<SyncEvent.Failed> failures;
    synchronized (heard) {
      failures = List.copyOf(heard);
      heard.clear();
    }
    for (AlertRule rule : rules) {
      Map<String, String> documents = context.store().documents(PREFIX + rule.name() + "/");
      for (MapRun map : context.maps()) {
        String name = PREFIX + rule.name() + "/" + map.name();
        Fields before = Fields.parse(documents.getOrDefault(name, ""));
        int errors = count(rule, map.name(), failures);
        boolean watched = rule.maps().isEmpty() || rule.maps().contains(map.name());
        if (watched && (errors > 0 || !before.asMap().isEmpty())) {
          watch(context, lifecycle, rule, map.name(), before, errors, name);
        }
      }
    }
  }

  private static int count(AlertRule rule, String map, List<SyncEvent.Failed> failures) {
    int count = 0;
    for (SyncEvent.Failed failed : failures) {
      boolean counts =
          (failed.map() == null || failed.map().equals(map))
              && (rule.errors().isEmpty() || rule.errors().contains(failed.error()));
      count += counts ? 1 : 0;
    }
    return count;
  }

  private static void watch(
      SyncContext context,
      Lifecycle lifecycle,
      AlertRule rule,
      String map,
      Fields before,
      int errors,
      String document) {
    Deque<Instant> window = window(before);
    for (int i = 0; i < errors; i++) {
      window.addLast(context.now());
    }
    Instant oldest = context.now().minus(rule.interval());
    while (!window.isEmpty() && window.getFirst().isBefore(oldest)) {
      window.removeFirst();
    }
    while (window.size() > rule.count()) {
      window.removeFirst();
    }
    boolean reached = window.size() >= rule.count();
    boolean fired = Boolean.parseBoolean(before.get(FIRED, "false"));
    Fields after =
        window.isEmpty()
            ? Fields.none()
            : Fields.none()
                .with(
                    TIMES, window.stream().map(Instant::toString).collect(Collectors.joining(" ")))
                .with(FIRED, reached);
    if (!after.toText().equals(before.toText())) {
      context.store().commit(StoreCommit.under(null).document(document, after.toText()).build());
    }
    if (reached && !fired) {
      fire(context, lifecycle, rule, map, window.size());
    }
  }

  private static Deque<Instant> window(Fields fields) {
    String times = fields.get(TIMES, "");
    return times.isEmpty()
        ? new ArrayDeque<>()
        : Arrays.stream(times.split(" ", -1))
            .map(Instant::parse)
            .collect(Collectors.toCollection(ArrayDeque::new));
  }

  private static void fire(
      SyncContext context, Lifecycle lifecycle, AlertRule rule, String map, int errors) {
    context.tell(new SyncEvent.Alerted(rule.name(), map, errors, rule.recipients()));
    String reason = "alert rule " + rule.name();
    if (lifecycle.state(map) != MapState.RUNNING) {
      return;
    }
    switch (rule.action()) {
      case PAUSE -> lifecycle.pauseBecause(reason, map);
      case STOP -> lifecycle.stopBecause(reason, map);
      case NOTIFY -> {
        // Telling was all.
      }
    }
  }
}
