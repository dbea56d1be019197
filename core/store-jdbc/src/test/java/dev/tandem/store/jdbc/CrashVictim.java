package dev.tandem.store.jdbc;

import dev.tandem.spi.state.Link;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.state.Settlement;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.spi.state.SyncStore;
import java.util.List;
import java.util.Random;

/**
 * A process that is made to be killed. It commits without end, and says the number of each commit
 * when it was acknowledged. A number decides all that its commit does: some obligations come, those
 * of the commit before are applied, and links are updated here and there.
 */
final class CrashVictim {
  static final String MAP = "Map";
  static final String NUMBER = "number";
  private static final int LINKS = 5_000;

  private final SyncStore store;
  private final int rows;

  CrashVictim(SyncStore store, int rows) {
    this.store = store;
    this.rows = rows;
  }

  /** With an address, rows of a commit, and whether the store checks its settings. */
  public static void main(String[] arguments) {
    SyncStore store = open(arguments[0], Boolean.parseBoolean(arguments[2]));
    CrashVictim victim = new CrashVictim(store, Integer.parseInt(arguments[1]));
    for (int number = lastOf(store) + 1; ; number++) {
      if (!store.commit(victim.commit(number)).succeeded()) {
        throw new IllegalStateException("commit " + number + " was refused");
      }
      System.out.println(number);
      System.out.flush();
    }
  }

  static SyncStore open(String url, boolean checked) {
    JdbcSyncStore.Builder builder = JdbcSyncStore.builder(Sources.of(url));
    return checked ? builder.open() : builder.dialect(AsItComes.of(url)).open();
  }

  static int lastOf(SyncStore store) {
    return Integer.parseInt(store.documents(NUMBER).getOrDefault(NUMBER, "0"));
  }

  private StoreCommit commit(int number) {
    StoreCommit.Builder commit =
        StoreCommit.under(null)
            .expect(NUMBER, number == 1 ? "" : String.valueOf(number - 1))
            .document(NUMBER, String.valueOf(number));
    for (int i = 0; i < rows; i++) {
      commit.receive(SampleObligations.pending(MAP, (long) number * rows + i));
    }
    List<Obligation> before =
        store.obligations(ObligationQuery.of(rows + 1, ObligationStatus.PENDING));
    for (Obligation each : before) {
      commit.settle(Settlement.of(each, ObligationStatus.APPLIED, each.settledAt(), "applied"));
    }
    links(number).forEach(commit::link);
    return commit.build();
  }

  /** Which links a commit writes. */
  List<Link> links(int number) {
    return new Random(number)
        .ints(rows, 0, LINKS)
        .mapToObj(each -> SampleObligations.link(MAP, each, number))
        .toList();
  }
}
