package dev.tandem.projectops.reconcile;

import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.TransactionConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Actuals that should have come back from finance and have not: to be synchronized, without a
 * voucher, at least an hour and at most a month old (REC-1, REC-3, UND-6). A row that merely waits
 * for posting is among them and should be left alone until it is posted (REC-2). Pure.
 */
public final class OutOfSync {
  private static final Duration YOUNGEST = Duration.ofHours(1);

  private OutOfSync() {}

  /**
   * An actual with the instant of its creation, which is no column of an actual. Immutable.
   *
   * @param actual the row
   * @param created when it was created
   */
  public record Aged(Actual actual, Instant created) {}

  /**
   * What is sent again: the actuals, and every connection that has one of them (REC-2). Immutable.
   *
   * @param actuals the rows out of sync
   * @param connections their connections
   */
  public record Resend(List<Actual> actuals, List<TransactionConnection> connections) {
    /** Copies the lists. */
    public Resend {
      actuals = List.copyOf(actuals);
      connections = List.copyOf(connections);
    }
  }

  /** The actuals that are out of sync at an instant, in the order given. */
  public static List<Actual> of(Collection<Aged> actuals, Instant now) {
    Instant oldest = now.atZone(ZoneOffset.UTC).minusMonths(1).toInstant();
    return actuals.stream()
        .filter(row -> !row.created().isAfter(now.minus(YOUNGEST)))
        .filter(row -> !row.created().isBefore(oldest))
        .map(Aged::actual)
        .filter(row -> !row.skipSync().orElse(false))
        .filter(row -> row.voucher().filter(text -> !text.isBlank()).isEmpty())
        .toList();
  }

  /** The rows to send again: these actuals and their connections. */
  public static Resend resend(List<Actual> actuals, Collection<TransactionConnection> connections) {
    Set<String> ids =
        actuals.stream()
            .flatMap(row -> row.id().stream())
            .map(Object::toString)
            .collect(Collectors.toSet());
    return new Resend(
        actuals,
        connections.stream()
            .filter(
                row ->
                    ids.contains(row.transaction1().orElse(""))
                        || ids.contains(row.transaction2().orElse("")))
            .toList());
  }
}
