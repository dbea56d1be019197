package dev.tandem.cli;

import dev.tandem.sync.Lifecycle;
import java.util.Collection;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** What the commands share that take maps from one state to another and tell the states. */
@CommandLine.Command(
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "2:a map is in the wrong state, then none was touched; or the configuration or the store"
          + " cannot be read"
    })
abstract class LifecycleCommand extends SyncingCommand {
  @Mixin private final MapsParameter maps = new MapsParameter();

  /** Acts on these maps; gives every map that it acted on. */
  abstract Collection<String> act(Lifecycle lifecycle, String... chosen);

  @Override
  public final Integer call() {
    try (SyncSession session = open()) {
      String[] chosen = maps.choose(session, this);
      Collection<String> moved = act(session.runtime().lifecycle(), chosen);
      StatusOverview.states(session, moved).forEach(this::print);
    }
    return ExitCode.OK;
  }
}
