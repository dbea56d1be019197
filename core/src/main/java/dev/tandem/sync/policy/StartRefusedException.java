package dev.tandem.sync.policy;

import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorCode;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A {@link StartGuard} refused: none of the maps was started, and their states are as they were
 * (LIFE-4). The code is {@code ACTION_REFUSED}; the message tells every reason on a line of its
 * own.
 */
public final class StartRefusedException extends DualWriteException {
  private static final long serialVersionUID = 1L;

  private final transient List<StartRefusal> refusals;

  /** For the runtime: what was refused to these maps, at least one reason. */
  public StartRefusedException(Collection<String> maps, List<StartRefusal> refusals) {
    super(ErrorCode.ACTION_REFUSED, text(maps, refusals));
    this.refusals = List.copyOf(refusals);
  }

  /** Every reason, in the order in which the guards gave them. */
  public List<StartRefusal> refusals() {
    return refusals;
  }

  private static String text(Collection<String> maps, List<StartRefusal> refusals) {
    return refusals.stream()
        .map(StartRefusal::display)
        .collect(
            Collectors.joining(
                "\n  ",
                "cannot start %s; no map was started:\n  ".formatted(String.join(", ", maps)),
                ""));
  }
}
