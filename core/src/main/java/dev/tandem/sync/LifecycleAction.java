package dev.tandem.sync;

import com.google.common.collect.ImmutableSet;
import dev.tandem.sync.lifecycle.MapState;
import java.util.Locale;
import java.util.stream.Collectors;

/** What may be done to a map in which state, and what to do instead (section 5.1). */
enum LifecycleAction {
  START(MapState.NOT_RUNNING),
  PAUSE(MapState.RUNNING),
  RESUME(MapState.PAUSED),
  SKIP_TO_LIVE(MapState.PAUSED, MapState.RESUMING),
  STOP(MapState.RUNNING, MapState.PAUSED),
  FORCED_STOP(MapState.values());

  private final ImmutableSet<MapState> from;

  LifecycleAction(MapState... states) {
    from = ImmutableSet.copyOf(states);
  }

  boolean isAllowedIn(MapState state) {
    return from.contains(state);
  }

  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Why a state refuses the action. */
  String refusal(MapState state) {
    String allowed = from.stream().map(MapState::name).collect(Collectors.joining(" or "));
    return "it is %s and must be %s; %s".formatted(state, allowed, instead(state));
  }

  private String instead(MapState state) {
    return switch (state) {
      case NOT_RUNNING -> this == STOP ? "there is nothing to stop" : "start it first";
      case INITIALIZING ->
          this == STOP
              ? "wait for the end of its initial sync, or stop it and say what becomes of changes"
                  + " that wait"
              : "wait for the end of its initial sync";
      case RUNNING -> this == START ? "it runs already" : "only a paused map has changes to send";
      case PAUSED -> this == START ? "resume it instead" : "it is paused already";
      case RESUMING ->
          this == STOP
              ? "wait until it has caught up, or stop it and say what becomes of changes that wait"
              : "it catches up and runs then; skip to live to go on without what waits";
    };
  }
}
