package dev.tandem.sync;

import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.sync.codec.Fields;
import dev.tandem.sync.event.SyncEvent;
import dev.tandem.sync.event.SyncListener;
import dev.tandem.sync.lifecycle.MapState;
import dev.tandem.sync.live.MapRun;
import dev.tandem.sync.live.SyncContext;
import dev.tandem.sync.policy.AlertRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts errors for alert rules and carries their actions out between steps. The windows are kept
 * in the store, so that a restart does not hide what piled up, and runtimes that share it count
 * together. Guarded by the runtime's turn.
 */
final class Alerts {
  private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);
  private static final int TRIES = 20;
  private static final String PREFIX = "alert/";
  private static final String TIMES = "times";
  private static final String FIRED = "fired";

  private final List<AlertRule> rules;
  private final List<SyncEvent.Failed> heard = new ArrayList<>();

  Alerts(List<AlertRule> rules) {
    this.rules = List.copyOf(rules);
  }

  List<AlertRule> rules() {
    return rules;
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
      for (MapRun map : context.maps()) {
        if (rule.maps().isEmpty() || rule.maps().contains(map.name())) {
          new Watch(context, lifecycle, rule, map.name()).look(count(rule, map.name(), failures));
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

  /** One rule on one map. */
  private record Watch(SyncContext context, Lifecycle lifecycle, AlertRule rule, String map) {

    void look(int errors) {
      for (int attempt = 0; attempt < TRIES; attempt++) {
        String name = PREFIX + rule.name() + "/" + map;
        String before = context.store().documents(name).getOrDefault(name, "");
        if (errors == 0 && before.isEmpty()) {
          return;
        }
        Fields fields = Fields.parse(before);
        Instant now = context.now();
        ErrorWindow window =
            ErrorWindow.parse(fields.get(TIMES, "")).at(now, errors, rule.interval(), rule.count());
        boolean reached = window.errors() >= rule.count();
        boolean fires = reached && !Boolean.parseBoolean(fields.get(FIRED, "false"));
        if (fires) {
          // Before it is noted: what is done twice does no harm, what is forgotten does.
          carryOut();
        }
        if (stored(name, before, after(window, reached))) {
          if (fires) {
            context.tell(
                new SyncEvent.Alerted(rule.name(), map, window.errors(), rule.recipients()));
          }
          return;
        }
      }
      LOG.warn(
          "the errors that rule {} counts on {} kept changing; {} are lost",
          rule.name(),
          map,
          errors);
    }

    private static String after(ErrorWindow window, boolean reached) {
      return window.counted().isEmpty()
          ? ""
          : Fields.none().with(TIMES, window.toText()).with(FIRED, reached).toText();
    }

    private boolean stored(String name, String before, String after) {
      StoreCommit commit =
          StoreCommit.under(null).expect(name, before).document(name, after).build();
      return after.equals(before) || context.store().commit(commit).succeeded();
    }

    private void carryOut() {
      MapState state = lifecycle.state(map);
      String reason = "alert rule " + rule.name();
      try {
        if (rule.action() == AlertRule.Action.PAUSE && state == MapState.RUNNING) {
          lifecycle.pauseBecause(reason, map);
        } else if (rule.action() == AlertRule.Action.STOP && state != MapState.NOT_RUNNING) {
          lifecycle.stopBecause(reason, map);
        }
      } catch (DualWriteException e) {
        if (e.code() != ErrorCode.ACTION_REFUSED) {
          throw e;
        }
        LOG.info("rule {} found {} moved by somebody else", rule.name(), map, e);
      }
    }
  }
}
