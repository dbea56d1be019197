package dev.tandem.sync.live;

import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Fence;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.error.TransientConnectorException;
import dev.tandem.spi.schema.Side;
import dev.tandem.sync.event.ErrorClass;
import dev.tandem.sync.event.SyncEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends writes to one side in groups that its connector takes, and says what became of each. A call
 * that fails without an answer leaves its writes in doubt, and everything behind it is not sent.
 */
final class Sender {
  private static final Set<ErrorCode> HOST_ERRORS =
      Set.of(ErrorCode.CONNECTOR_CLOSED, ErrorCode.CAPABILITY_NOT_DECLARED);

  private final SyncContext context;
  private final Side side;
  private final @Nullable Fence fence;

  Sender(SyncContext context, Side side, @Nullable Fence fence) {
    this.context = context;
    this.side = side;
    this.fence = fence;
  }

  /**
   * One outcome per write, in order; null for a write that was not sent.
   *
   * @param atomic whether all are to be applied or none; they must fit one group then
   */
  List<@Nullable WriteOutcome> send(List<Write> writes, boolean atomic) {
    List<@Nullable WriteOutcome> outcomes = new ArrayList<>();
    int size = connector().capabilities().maxGroupSize();
    for (int from = 0; from < writes.size(); from += size) {
      List<Write> part = writes.subList(from, Math.min(from + size, writes.size()));
      outcomes.addAll(sendGroup(part, atomic));
    }
    return outcomes;
  }

  private Connector connector() {
    return context.side(side).connector();
  }

  private List<@Nullable WriteOutcome> sendGroup(List<Write> writes, boolean atomic) {
    SideAccess access = context.side(side);
    if (!access.isOpen(context.now())) {
      return Collections.nCopies(writes.size(), null);
    }
    Fence writer = access.has(Capability.FENCES) ? fence : null;
    try {
      List<WriteOutcome> outcomes = connector().write(new WriteGroup(writes, atomic).under(writer));
      outcomes.forEach(this::heed);
      return new ArrayList<>(outcomes);
    } catch (TransientConnectorException e) {
      access.closeUntil(e.retryAt());
      failed(ErrorClass.NETWORK, e);
      WriteOutcome unknown = new WriteOutcome.Unknown(String.valueOf(e.getMessage()));
      return Collections.nCopies(writes.size(), unknown);
    } catch (PermanentConnectorException e) {
      return refused(writes, atomic, e);
    }
  }

  /** A group that is refused as a whole is sent write by write, so that one does not stop all. */
  private List<@Nullable WriteOutcome> refused(
      List<Write> writes, boolean atomic, PermanentConnectorException e) {
    if (HOST_ERRORS.contains(e.code())) {
      throw e;
    }
    if (writes.size() > 1 && !atomic) {
      List<@Nullable WriteOutcome> outcomes = new ArrayList<>();
      writes.forEach(write -> outcomes.addAll(sendGroup(List.of(write), false)));
      return outcomes;
    }
    // Each write is told as a failure of its own by whoever takes the outcome.
    WriteOutcome rejected =
        new WriteOutcome.Rejected(
            List.of(Problem.of(e.code(), null, String.valueOf(e.getMessage()), null)));
    return Collections.nCopies(writes.size(), rejected);
  }

  private void heed(WriteOutcome outcome) {
    if (outcome instanceof WriteOutcome.Throttled throttled) {
      context.side(side).closeUntil(throttled.until());
      context.tell(new SyncEvent.Paused(side, throttled.until()));
    }
  }

  private void failed(ErrorClass error, RuntimeException e) {
    context.tell(new SyncEvent.Failed(null, side, error, String.valueOf(e.getMessage())));
  }
}
