package dev.tandem.sync.run;

import dev.tandem.engine.CompiledMap;
import dev.tandem.spi.error.ConnectorException;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.error.TransientConnectorException;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.Side;
import dev.tandem.sync.live.MapRun;
import dev.tandem.sync.live.SideAccess;
import dev.tandem.sync.live.SyncContext;
import dev.tandem.sync.policy.StartGuard;
import dev.tandem.sync.policy.StartRefusal;
import dev.tandem.sync.policy.StartRefusedException;
import dev.tandem.sync.policy.StartRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks the guards of a host before maps are started, all of them or none (LIFE-4). */
public final class StartGuards {
  private final SyncContext context;
  private final List<StartGuard> guards;

  /** The guards of a runtime; without any, no system is asked for anything. */
  public StartGuards(SyncContext context, List<StartGuard> guards) {
    this.context = context;
    this.guards = List.copyOf(guards);
  }

  /**
   * Returns when nothing is against the start.
   *
   * @param companies only rows of these are wanted; empty for all
   * @throws StartRefusedException when a guard refuses, with the reasons of all guards
   * @throws ConnectorException when a guard cannot find out
   */
  public void ask(Collection<MapRun> maps, Set<LegalEntity> companies) {
    if (guards.isEmpty()) {
      return;
    }
    Map<String, CompiledMap> starting = new LinkedHashMap<>();
    maps.forEach(map -> starting.put(map.name(), map.map()));
    List<StartRefusal> refusals = new ArrayList<>();
    try {
      requireOpen();
      StartRequest request =
          new StartRequest(
              starting,
              context.side(Side.DATAVERSE).connector(),
              context.side(Side.FINANCE).connector(),
              companies);
      guards.forEach(guard -> refusals.addAll(guard.refusals(request)));
    } catch (ConnectorException e) {
      throw unanswered(starting.keySet(), e);
    }
    if (!refusals.isEmpty()) {
      throw new StartRefusedException(starting.keySet(), refusals);
    }
  }

  /** A side that asked for a pause is asked for nothing before its end (I21). */
  private void requireOpen() {
    for (Side side : Side.values()) {
      SideAccess access = context.side(side);
      if (!access.isOpen(context.now())) {
        throw new TransientConnectorException(
            "%s takes no calls before %s".formatted(side, access.closedUntil()),
            access.closedUntil(),
            null);
      }
    }
  }

  private static ConnectorException unanswered(Set<String> maps, ConnectorException e) {
    String message =
        "cannot start %s; no map was started, because what must be there first could not be read: %s"
            .formatted(String.join(", ", maps), e.getMessage());
    return e instanceof TransientConnectorException passing
        ? new TransientConnectorException(message, passing.retryAt(), e)
        : new PermanentConnectorException(e.code(), message, e);
  }
}
