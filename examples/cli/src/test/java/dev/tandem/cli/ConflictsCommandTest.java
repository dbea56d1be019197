package dev.tandem.cli;

import static dev.tandem.cli.SyncFolder.account;
import static dev.tandem.cli.SyncFolder.changedAccount;
import static dev.tandem.cli.SyncFolder.changedCustomer;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A customer that people of both sides changed at once. */
class ConflictsCommandTest {
  @TempDir private Path folder = Path.of("");

  /** Both changes are there before any of them is read. */
  private SyncFolder changedOnBothSides(String policy, int code) {
    SyncFolder sync = SyncFolder.sqlite(folder, policy).begun();
    sync.enter(account("A1", Map.of()));
    sync.drain();
    sync.enter(
        changedAccount("A1", "description", "by sales"),
        changedCustomer("A1", "SALESMEMO", "by finance"));
    sync.answers(code, "sync", "--until-idle");
    return sync;
  }

  private static String operation(SyncFolder sync) {
    List<String> lines = sync.ok("conflicts", "list", "--open").lines().toList();
    return lines.get(2).split(" {2,}", 2)[0];
  }

  @ParameterizedTest // I14
  @CsvSource({"dataverse,by sales,by finance", "finance,by finance,by sales"})
  void aPersonNamesTheWinner(String winner, String stays, String goes) {
    SyncFolder sync = changedOnBothSides("manual", 1);
    String operation = operation(sync);
    Golden.check("conflicts-open.txt", SyncFolder.plain(sync.ok("conflicts", "list", "--open")));
    assertThat(sync.ok("conflicts", "resolve", operation, "--winner", winner))
        .isEqualTo(
            "%s: %s wins\n"
                .formatted(operation, winner.equals("finance") ? "finance" : "Dataverse"));
    sync.drain();
    assertThat(sync.customers()).contains(stays).doesNotContain(goes);
    assertThat(sync.accounts()).contains(stays).doesNotContain(goes);
    assertThat(sync.ok("conflicts", "list", "--open").lines()).hasSize(2);
    sync.refuses(
        new String[] {"conflicts", "resolve", operation, "--winner", winner},
        "no conflict of operation " + operation + " waits");
  }

  @Test // I14, I15
  void conflictsThatAPolicyDecidedAreListedWithTheirWinner() {
    SyncFolder sync = changedOnBothSides("finance-wins", 0);
    assertThat(sync.ok("conflicts", "list", "--open").lines()).hasSize(2);
    Golden.check("conflicts.txt", SyncFolder.plain(sync.ok("conflicts", "list")));
    assertThat(sync.accounts()).contains("by finance").doesNotContain("by sales");
  }

  @Test // I14: a list never decides
  void wrongArgumentsDecideNothing() {
    SyncFolder sync = changedOnBothSides("manual", 1);
    String operation = operation(sync);
    sync.refuses(args("conflicts", "resolve", operation), "name the OPERATION", "--winner");
    sync.refuses(args("conflicts", "resolve", "--winner", "finance"), "name the OPERATION");
    sync.refuses(args("conflicts", "resolve", "nothing", "--winner", "finance"), "nothing waits");
    sync.refuses(
        args("conflicts", "list", operation, "--winner", "finance"), "belong to 'resolve'");
    sync.refuses(args("conflicts", "list", "--winner", "finance"), "belong to 'resolve'");
    sync.refuses(
        args("conflicts", "resolve", operation, "--winner", "finance", "--open"),
        "--open belongs to 'list'");
    assertThat(operation(sync)).isEqualTo(operation);
  }

  private static String[] args(String... arguments) {
    return arguments;
  }
}
